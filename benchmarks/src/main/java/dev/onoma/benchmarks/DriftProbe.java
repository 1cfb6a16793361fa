package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.Rename;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.DriftEvents;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renames a column of the plan, which is critical drift, and waits until that is told of.
 *
 * @param renames the tables that were renamed there
 */
record DriftProbe(Target target, List<Rename> renames, DriftEvents events) {

    /** A monitor that was away has a lot to read first. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A target whose operator wants to be told of drift, and nothing else. */
    static Target target(String name, Database database) {
        return new Target(
                name, database, "development", Optional.empty(), Optional.empty(), Map.of("policy.critical", "notify"));
    }

    /**
     * Gives milliseconds from the COMMIT until the event was read from Kafka.
     *
     * @param number from 0 on, without a gap: the same table comes again only after all others, and then takes its column back
     */
    double millis(int number) throws InterruptedException, SQLException {
        Rename rename = renames.get(number % renames.size());
        boolean back = number / renames.size() % 2 == 1;
        try (Connection connection = Databases.connectPlainly(target.database());
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("ALTER TABLE %s RENAME COLUMN %s TO %s"
                    .formatted(
                            rename.newName(),
                            back ? "item_heading" : "item_title",
                            back ? "item_title" : "item_heading"));
            long committed = System.nanoTime();
            statement.execute("COMMIT");
            return (events.await(target.name(), rename, committed, PATIENCE) - committed) / 1e6;
        }
    }
}
