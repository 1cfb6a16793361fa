package dev.onoma.executor.preflight;

import dev.onoma.catalog.jdbc.SqlResource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The queries of the checks, each a resource of its name beside this class. */
enum Query {
    NOT_CREATABLE,
    NOT_OWNED,
    SERVER,
    TRANSACTIONS;

    private final String sql = SqlResource.of(this);

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * @param arrays of text, one for each parameter
     */
    @SafeVarargs
    final <T> List<T> rows(Connection connection, RowReader<T> reader, List<String>... arrays) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arrays.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", arrays[i].toArray()));
            }
            return rows(statement, reader);
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }
}
