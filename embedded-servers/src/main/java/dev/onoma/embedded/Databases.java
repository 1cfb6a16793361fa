package dev.onoma.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes and drops databases; the server itself quotes their names. */
final class Databases {

    private Databases() {}

    static void createIfMissing(Connection connection, String name) throws SQLException {
        run(connection, """
                SELECT format('CREATE DATABASE %I TEMPLATE template0', wanted)
                FROM (VALUES (?)) AS name (wanted)
                WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = wanted)""", name);
    }

    /** Ends the sessions that use it, too. */
    static void drop(Connection connection, String name) throws SQLException {
        // FORCE does not end those who read a slot, and goes no further where there is one.
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots WHERE database = ? AND active")) {
            statement.setString(1, name);
            statement.execute();
        }
        run(connection, "SELECT format('DROP DATABASE IF EXISTS %I WITH (FORCE)', CAST(? AS text))", name);
    }

    private static void run(Connection connection, String statementQuery, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(statementQuery)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery();
                    Statement statement = connection.createStatement()) {
                if (row.next()) {
                    statement.execute(row.getString(1));
                }
            }
        }
    }
}
