package dev.onoma.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server reads out of the constants that we write. */
class LiteralIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'",
                "\\",
                "\\'",
                "a\nb",
                "🦊",
                "$",
                "$$",
                "$onoma",
                "x$onoma",
                "$onoma$",
                "$onoma$$onoma1",
                "?",
                "::",
                "--",
                "/*"
            })
    void isTheText(String text) throws SQLException {
        String sql = "select %s, %s".formatted(Literal.sql(text), Literal.dollarQuoted(text));
        try (TestDatabase database = TestDatabases.fresh();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String conforming : new String[] {"on", "off"}) {
                statement.execute("set standard_conforming_strings = " + conforming);
                try (ResultSet result = statement.executeQuery(sql)) {
                    result.next();
                    assertThat(result.getString(1)).isEqualTo(text);
                    assertThat(result.getString(2)).isEqualTo(text);
                }
            }
        }
    }
}
