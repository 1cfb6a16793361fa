package dev.onoma.local.demo;

import dev.onoma.local.stack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Properties;

/** Somebody who may change the shop's schema, and knows nothing of Onoma. */
record Stranger(Database database) {

    static final String ROLE = "night_shift";
    static final String APPLICATION = "night shift's script";

    private static final String HIRE = """
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                CREATE ROLE %1$s LOGIN IN ROLE %2$s;
              END IF;
            END $$""";

    /** Makes the role, with the rights of who owns the shop but not a superuser's. */
    static Stranger hire(Connection connection, Database database) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(HIRE.formatted(ROLE, database.user()));
            return new Stranger(database);
        } catch (SQLException e) {
            throw new DemoFailure("the role %s cannot be made: %s".formatted(ROLE, e.getMessage()), e);
        }
    }

    /** Runs a statement; gives the moment before its commit, when nobody has to wait for anybody any more. */
    Instant does(String sql) {
        Properties properties = new Properties();
        properties.setProperty("user", ROLE);
        properties.setProperty("ApplicationName", APPLICATION);
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            Instant done = Instant.now();
            connection.commit();
            return done;
        } catch (SQLException e) {
            throw new DemoFailure("%s cannot do %s: %s".formatted(ROLE, sql, e.getMessage()), e);
        }
    }
}
