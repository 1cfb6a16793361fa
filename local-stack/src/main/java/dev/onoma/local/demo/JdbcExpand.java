package dev.onoma.local.demo;

import dev.onoma.local.demo.PlannerClient.SqlFile;
import dev.onoma.local.stack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** By one JDBC connection, where there is no {@code psql}. */
record JdbcExpand() implements BareExpand {

    private static final Set<String> NO_LOCK = Set.of("55P03", "40P01");

    @Override
    public Outcome run(Database database, List<SqlFile> steps) {
        int attempts = 1;
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.user(), database.password().orElse(""));
                Statement statement = connection.createStatement()) {
            for (SqlFile step : steps) {
                while (!taken(statement, step)) {
                    if (++attempts > MOST_ATTEMPTS) {
                        throw new DemoFailure("JDBC did not get the locks of " + step.name());
                    }
                }
            }
        } catch (SQLException e) {
            throw new DemoFailure("the plain connection failed: " + e.getMessage(), e);
        }
        return new Outcome("one JDBC connection (no psql is installed), a transaction a step", attempts);
    }

    private static boolean taken(Statement statement, SqlFile step) throws SQLException {
        try {
            statement.execute(withoutMetaCommands(step.content()));
            return true;
        } catch (SQLException e) {
            statement.execute("ROLLBACK");
            if (NO_LOCK.contains(e.getSQLState())) {
                return false;
            }
            throw new DemoFailure("%s fails: %s".formatted(step.name(), e.getMessage()), e);
        }
    }

    /** The settings of psql at the head of a file. */
    private static String withoutMetaCommands(String content) {
        return content.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n"));
    }
}
