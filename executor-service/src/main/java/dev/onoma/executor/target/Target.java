package dev.onoma.executor.target;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A database that can be migrated, and how to get at it. The only place that holds its password, which no text made from it shows.
 *
 * @param url for JDBC, without user and password
 * @param development whether nobody needs a backup of it
 * @param backupCheck a query of the operator's, whose first column says when the last good backup was made
 */
public record Target(
        String name,
        String url,
        String user,
        @Nullable String password,
        boolean development,
        Optional<String> backupCheck,
        Duration connectTimeout) {

    // A statement's own timeout is the target's business; this one notices a target that vanished without a word.
    private static final int SILENCE_SECONDS = 600;

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

    /** A new connection for many small texts: each goes as it is, in one round trip. */
    Connection connect() throws SQLException {
        Connection connection = dataSource(PreferQueryMode.SIMPLE).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET search_path = pg_catalog, pg_temp; SET lock_timeout = '10s'; SET statement_timeout = '60s'");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    PGSimpleDataSource dataSource() {
        return dataSource(PreferQueryMode.EXTENDED);
    }

    private PGSimpleDataSource dataSource(PreferQueryMode mode) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("onoma/executor");
        source.setConnectTimeout(Math.max(1, (int) connectTimeout.toSeconds()));
        source.setSocketTimeout(SILENCE_SECONDS);
        source.setTcpKeepAlive(true);
        source.setPreferQueryMode(mode);
        return source;
    }

    @Override
    public String toString() {
        return "%s (%s as %s)".formatted(name, url, user);
    }
}
