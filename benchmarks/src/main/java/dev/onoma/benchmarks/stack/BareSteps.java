package dev.onoma.benchmarks.stack;

import dev.onoma.benchmarks.stack.Planner.Plan;
import dev.onoma.benchmarks.stack.Planner.SqlFile;
import dev.onoma.local.stack.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps of a plan's expand without Onoma: one connection, a transaction a step, each sent as one message, which is the fastest way there
 * is. A step that gets no lock in time is sent again.
 *
 * @param forward a text for each step, in the plan's order
 * @param back the inverses, in the opposite order
 */
public record BareSteps(List<String> forward, List<String> back) {

    private static final String NO_LOCK = "55P03";
    private static final int MOST_ATTEMPTS = 1000;

    public BareSteps {
        forward = List.copyOf(forward);
        back = List.copyOf(back);
    }

    /** Those of a plan. */
    public static BareSteps of(Planner planner, Plan plan) throws InterruptedException {
        List<SqlFile> files = planner.sqlFiles(plan);
        return new BareSteps(
                texts(files, "forward/", plan.expandSteps()),
                new ArrayList<>(texts(files, "rollback/", plan.expandSteps())).reversed());
    }

    /** Files are numbered as the steps are, those of expand first. */
    private static List<String> texts(List<SqlFile> files, String folder, int count) {
        return files.stream()
                .filter(file -> file.name().startsWith(folder))
                .sorted(Comparator.comparing(SqlFile::name))
                .limit(count)
                .map(file -> withoutMetaCommands(file.content()))
                .toList();
    }

    /** The settings of psql at the head of a file. */
    private static String withoutMetaCommands(String content) {
        return content.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n"));
    }

    /** Takes all steps; gives milliseconds. */
    public double expand(Database database) throws SQLException {
        return send(database, forward);
    }

    /** Takes all steps back; gives milliseconds. */
    public double undo(Database database) throws SQLException {
        return send(database, back);
    }

    private static double send(Database database, List<String> steps) throws SQLException {
        try (Connection connection = Databases.connectPlainly(database);
                Statement statement = connection.createStatement()) {
            long began = System.nanoTime();
            for (String step : steps) {
                send(statement, step);
            }
            return (System.nanoTime() - began) / 1e6;
        }
    }

    private static void send(Statement statement, String step) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                statement.execute(step);
                return;
            } catch (SQLException e) {
                statement.execute("ROLLBACK");
                if (!NO_LOCK.equals(e.getSQLState()) || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
