package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.Rename;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.DriftEvents;
import dev.onoma.local.stack.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Changes the comment on a column of the plan, which is drift that nobody rolls back for, and waits until it is told of.
 *
 * @param target its name, with the database and the tables that were renamed there
 */
record DriftProbe(String target, Database database, List<Rename> renames, DriftEvents events) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Gives milliseconds from the COMMIT until the event was read from Kafka.
     *
     * @param number one after the other, so that the same table comes again only after all others
     */
    double millis(int number) throws InterruptedException, SQLException {
        Rename rename = renames.get(number % renames.size());
        try (Connection connection = Databases.connectPlainly(database);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("COMMENT ON COLUMN %s.item_title IS 'try %d'".formatted(rename.newName(), number));
            long committed = System.nanoTime();
            statement.execute("COMMIT");
            long heard = events.await(target, rename.newName(), committed, PATIENCE);
            return (heard - committed) / 1e6;
        }
    }
}
