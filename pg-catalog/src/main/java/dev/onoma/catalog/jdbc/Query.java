package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Identifier;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    TYPES,
    VIEWS,
    VIEW_DEFINITIONS;

    /**
     * To write a view, a rule or a body of SQL out, PostgreSQL locks every relation in it until the transaction ends (ruleutils.c,
     * AcquireRewriteLocks): a rename would wait for the reader, and thousands of views would fill the table of locks.
     */
    private static final Set<Query> LOCKING = EnumSet.of(ATTACHMENTS, ROUTINES, VIEW_DEFINITIONS);

    /** The most objects that are locked at a time. */
    private static final int MOST_LOCKED = 200;

    /** Without it the driver holds a whole result, such as all columns of ten thousand tables, in memory twice. */
    private static final int ROWS_AT_A_TIME = 5_000;

    private final String sql = SqlResource.of(this);

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
        each(connection, schemas.keySet(), action);
    }

    /** Runs it for some objects, by OID, a few at a time. */
    void eachOf(Connection connection, List<Long> objects, RowAction action) throws SQLException {
        for (int start = 0; start < objects.size(); start += MOST_LOCKED) {
            each(connection, objects.subList(start, Math.min(objects.size(), start + MOST_LOCKED)), action);
        }
    }

    private void each(Connection connection, Collection<Long> oids, RowAction action) throws SQLException {
        Array array = connection.createArrayOf("oid", oids.toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array);
            if (LOCKING.contains(this)) {
                unlocked(connection, statement, action);
            } else {
                each(statement, action);
            }
        } finally {
            array.free();
        }
    }

    /** What a subtransaction locked is free again when it is rolled back; what the transaction sees stays the same. */
    private static void unlocked(Connection connection, PreparedStatement statement, RowAction action)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        each(statement, action);
        connection.rollback(before);
    }

    /** Runs it for what it does to the session. */
    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void each(PreparedStatement statement, RowAction action) throws SQLException {
        statement.setFetchSize(ROWS_AT_A_TIME);
        try (ResultSet results = statement.executeQuery()) {
            Row row = new Row(results);
            while (results.next()) {
                action.accept(row);
            }
        }
    }
}
