package dev.onoma.executor.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The queries of the checks, each a resource of its name beside this class. */
enum Query {
    NOT_CREATABLE,
    NOT_OWNED,
    SERVER,
    TRANSACTIONS;

    private final String sql = load(name().toLowerCase(Locale.ROOT) + ".sql");

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> rows(Connection connection, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return rows(statement, reader);
        }
    }

    /** With one parameter: an array. */
    <T> List<T> rows(Connection connection, String type, Object[] values, RowReader<T> reader) throws SQLException {
        Array array = connection.createArrayOf(type, values);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array);
            return rows(statement, reader);
        } finally {
            array.free();
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

    private static String load(String resource) {
        try (InputStream stream = Query.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "The resource " + resource + " is missing beside " + Query.class.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the resource " + resource, unreadable);
        }
    }
}
