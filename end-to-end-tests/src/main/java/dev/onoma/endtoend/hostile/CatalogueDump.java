package dev.onoma.endtoend.hostile;

import dev.onoma.catalog.jdbc.SqlResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database in the server's own words, and what stands in its tables. Not {@code pg_dump}: the embedded server is newer than the one
 * of most machines, which refuses it. What a dump has and this has not: values of sequences, which only grow, and storage parameters
 * of columns that no statement of the generator sets.
 */
record CatalogueDump(List<String> lines) {

    private static final String QUERY = SqlResource.of(CatalogueDump.class, "/hostile/dump.sql");

    static CatalogueDump of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            String objects = text(statement, QUERY);
            return new CatalogueDump(List.of(objects.split("\n")));
        }
    }

    /** The first line that is not the same, in words; empty where all are. */
    String differenceTo(CatalogueDump other) {
        for (int i = 0; i < Math.max(lines.size(), other.lines.size()); i++) {
            String here = i < lines.size() ? lines.get(i) : "(nothing)";
            String there = i < other.lines.size() ? other.lines.get(i) : "(nothing)";
            if (!here.equals(there)) {
                return "%s%n    is now%n%s".formatted(here, there);
            }
        }
        return "";
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            String text = row.getString(1);
            return text == null ? "" : text;
        }
    }
}
