package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Identifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

/** The queries, each a resource of its name beside this class. No name out of the database ever becomes part of one. */
enum Query {
    ACCESS_LISTS,
    ATTACHMENTS,
    CASTS,
    COLUMNS,
    COMMENTS,
    CONSTRAINTS,
    DATABASE,
    DEFAULT_PRIVILEGES,
    EXTENSION_MEMBERS,
    INDEXES,
    MARKER,
    NAMESPACES,
    OPERATORS,
    POLICIES,
    PUBLICATIONS,
    PUBLICATION_SCHEMAS,
    PUBLICATION_TABLES,
    RELATIONS,
    ROLES,
    ROUTINES,
    SCHEMAS,
    SEQUENCES,
    SETTINGS,
    SLOTS,
    SUBSCRIPTIONS,
    TAKEN_NAMES,
    TRIGGERS,
    TYPES;

    private final String sql = load(name().toLowerCase(Locale.ROOT) + ".sql");

    /** What is done with each row. */
    interface RowAction {
        void accept(Row row) throws SQLException;
    }

    /** Runs it for a whole database. */
    void each(Connection connection, RowAction action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            each(statement, action);
        }
    }

    /** Runs it for some schemas, by OID. */
    void each(Connection connection, Map<Long, Identifier> schemas, RowAction action) throws SQLException {
        Array oids = connection.createArrayOf("oid", schemas.keySet().toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, oids);
            each(statement, action);
        } finally {
            oids.free();
        }
    }

    /** Runs it for what it does to the session. */
    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void each(PreparedStatement statement, RowAction action) throws SQLException {
        try (ResultSet results = statement.executeQuery()) {
            Row row = new Row(results);
            while (results.next()) {
                action.accept(row);
            }
        }
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
