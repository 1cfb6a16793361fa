package dev.onoma.benchmarks.stack;

import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Target;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Databases of the embedded server, made for a benchmark. */
public final class Databases {

    private Databases() {}

    /** Makes one and runs scripts in it, each in one call and transaction. */
    public static Database make(Servers servers, String name, List<String> scripts) {
        Database database = servers.embedded(name);
        try (Connection connection = servers.connect(name);
                Statement statement = connection.createStatement()) {
            for (String script : scripts) {
                statement.execute(script);
            }
            // What autovacuum would do a minute later, in the middle of the measurements.
            statement.execute("VACUUM (ANALYZE)");
        } catch (SQLException e) {
            throw new BenchmarkFailure("The database " + name + " cannot be filled", e);
        }
        return database;
    }

    /** Makes an equal one; nobody may be connected to the first. */
    public static Database copy(Servers servers, String from, String to) {
        try (Connection connection = servers.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"%s\" TEMPLATE \"%s\"".formatted(to, from));
        } catch (SQLException e) {
            throw new BenchmarkFailure("The database %s cannot be copied".formatted(from), e);
        }
        return servers.embedded(to);
    }

    /** A target that wants no confirmation. */
    public static Target target(String name, Database database) {
        return new Target(name, database, "development", Optional.empty(), Optional.empty());
    }

    /**
     * A new connection.
     *
     * @param settings of the driver, on top of the login
     */
    public static Connection connect(Database database, Properties settings) throws SQLException {
        Properties all = new Properties();
        all.putAll(settings);
        all.setProperty("user", database.user());
        database.password().ifPresent(password -> all.setProperty("password", password));
        return DriverManager.getConnection(database.jdbcUrl(), all);
    }

    /** One that sends a text of several statements as it is, in one message. */
    public static Connection connectPlainly(Database database) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("preferQueryMode", "simple");
        return connect(database, settings);
    }

    /** Runs statements on a connection of their own. */
    public static void execute(Database database, String... statements) throws SQLException {
        try (Connection connection = connectPlainly(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first field of the first row. */
    public static String ask(Database database, String query) throws SQLException {
        try (Connection connection = connectPlainly(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("No row: " + query);
            }
            return rows.getString(1);
        }
    }

    /** Such as {@code 18.6}. */
    public static String version(Database database) throws SQLException {
        return ask(database, "SELECT split_part(current_setting('server_version'), ' ', 1)");
    }
}
