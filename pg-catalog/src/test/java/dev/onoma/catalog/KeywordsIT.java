package dev.onoma.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The server's own list of words. */
class KeywordsIT {

    @Test
    void areThoseOfTheServer() throws SQLException {
        try (TestDatabase database = TestDatabases.fresh();
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet words = statement.executeQuery(
                        "select word, catcode, quote_ident(word) as quoted from pg_get_keywords()")) {
            while (words.next()) {
                String word = words.getString("word");
                String category = words.getString("catcode");
                assertThat(Identifier.of(word).sql()).isEqualTo(words.getString("quoted"));
                assertThat(Keywords.mustBeQuoted(word)).as(word).isEqualTo(!category.equals("U"));
                assertThat(Keywords.isReserved(word)).as(word).isEqualTo("RT".contains(category));
            }
        }
    }
}
