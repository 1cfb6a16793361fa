package dev.onoma.monitor.target;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;

/**
 * A database that is watched, and how to get at it. The only place that holds its password, which no text made from it shows.
 *
 * @param url for JDBC, without user and password
 */
public record Target(
        String name,
        String url,
        String user,
        @Nullable String password,
        Duration connectTimeout,
        Duration statementTimeout) {

    public Target {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "onoma.targets.%s.jdbc-url must start with jdbc:postgresql: and does not.".formatted(name));
        }
        if (url.matches(".*[?&](user|password)=.*")) {
            // The URL is not shown: it holds a secret.
            throw new IllegalArgumentException(
                    "onoma.targets.%s.jdbc-url holds user or password: give them in keys of their own."
                            .formatted(name));
        }
    }

    /** A new connection, which changes nothing and waits for nothing for long. */
    public Connection connect() throws SQLException {
        return connect("on");
    }

    /** A new connection that may write, for what change data capture needs; it waits for nothing for long either. */
    public Connection connectToWrite() throws SQLException {
        return connect("off");
    }

    private Connection connect(String readOnly) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("onoma/monitor");
        source.setConnectTimeout(Math.max(1, (int) connectTimeout.toSeconds()));
        // Notices a target that vanished without a word; its own timeout comes first.
        source.setSocketTimeout((int) statementTimeout.toSeconds() + 30);
        source.setTcpKeepAlive(true);
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = pg_catalog, pg_temp; SET default_transaction_read_only = " + readOnly
                    + "; SET lock_timeout = '5s'; SET statement_timeout = " + statementTimeout.toMillis());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The address for Debezium: of several hosts the one that the connection led to, and of the options those about TLS. */
    public Map<String, String> engineSettings(Connection connection) throws SQLException {
        PGSimpleDataSource address = new PGSimpleDataSource();
        address.setUrl(url);
        HostSpec host = connection.unwrap(PgConnection.class).getQueryExecutor().getHostSpec();
        Map<String, String> settings = new HashMap<>();
        settings.put("database.hostname", host.getHost());
        settings.put("database.port", Integer.toString(host.getPort()));
        settings.put("database.dbname", Objects.requireNonNullElse(address.getDatabaseName(), user));
        settings.put("database.user", user);
        settings.put("database.password", Objects.requireNonNullElse(password, ""));
        put(settings, "database.sslmode", address.getSslMode());
        put(settings, "database.sslrootcert", address.getSslRootCert());
        put(settings, "database.sslcert", address.getSslCert());
        put(settings, "database.sslkey", address.getSslKey());
        return settings;
    }

    private static void put(Map<String, String> settings, String key, @Nullable String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }

    @Override
    public String toString() {
        return "%s (%s as %s)".formatted(name, url, user);
    }
}
