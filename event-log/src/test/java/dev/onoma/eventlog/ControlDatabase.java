package dev.onoma.eventlog;

import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh database with the tables of this module. */
record ControlDatabase(TestDatabase database, DataSource source) implements AutoCloseable {

    static ControlDatabase fresh() throws SQLException {
        TestDatabase database = TestDatabases.fresh();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        ControlSchema.migrate(source);
        return new ControlDatabase(database, source);
    }

    void execute(String sql) throws SQLException {
        database.execute(sql);
    }

    /** The first column, as text. */
    List<String> texts(String query) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
