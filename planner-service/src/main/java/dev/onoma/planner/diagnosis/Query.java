package dev.onoma.planner.diagnosis;

import dev.onoma.catalog.jdbc.SqlResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The questions to a target, each a resource of its name beside this class. */
enum Query {
    SERVER("the server"),
    LEDGER("the ledger"),
    WAITING("who waits"),
    LOCKS("locks"),
    TRANSACTIONS("transactions"),
    PROGRESS("progress"),
    UNUSED_INDEXES("unused indexes"),
    TABLES("table sizes"),
    SLOTS("replication slots");

    private final String words;
    private final String sql = SqlResource.of(this);

    Query(String words) {
        this.words = words;
    }

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What it asks for, for people. */
    String words() {
        return words;
    }

    <T> List<T> rows(Connection connection, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }
}
