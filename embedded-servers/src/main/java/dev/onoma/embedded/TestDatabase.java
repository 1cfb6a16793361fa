package dev.onoma.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of one test; dropped on close, with whoever is still connected to it.
 *
 * @param name unique in the JVM
 * @param url for JDBC, without user and password
 * @param user a superuser
 * @param password of the superuser, that no server asks for
 */
public record TestDatabase(String name, String url, String user, String password) implements AutoCloseable {

    /** A new connection as the superuser. */
    public Connection connect() throws SQLException {
        return connect(user, password);
    }

    /** A new connection as another role; no server asks for the password. */
    public Connection connect(String otherUser, String otherPassword) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(otherUser);
        source.setPassword(otherPassword);
        return source.getConnection();
    }

    /** Runs statements, separated by semicolons, in one transaction. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    public String ask(String query) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        TestDatabases.drop(this);
    }
}
