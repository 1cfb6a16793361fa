package dev.onoma.benchmarks.load;

import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.local.load.QueryMode;
import dev.onoma.local.load.WaitLog;
import dev.onoma.local.stack.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection that does one task after the other; every statement is timed, every {@link SQLException} is a failure. */
final class Client implements Runnable {

    private final QueryMode mode;
    private final Database database;
    private final Work work;
    private final SplittableRandom random;
    private final Queue<String> failures;
    private final WaitLog waits = new WaitLog();
    private final CountDownLatch warm = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param number tells clients apart, and decides what this one draws
     * @param failures gets a line for each
     */
    Client(int number, QueryMode mode, Database database, Work work, Queue<String> failures) {
        this.mode = mode;
        this.database = database;
        this.work = work;
        this.random = new SplittableRandom(number);
        this.failures = failures;
    }

    @Override
    public void run() {
        try (Connection connection = connect(database, mode)) {
            // Each task once: caches of plans and catalogue are filled before anything is measured.
            work.tasks().forEach(task -> attempt(connection, task));
            warm.countDown();
            while (!pausedAndStopped() && !connection.isClosed()) {
                attempt(connection, work.tasks().get(random.nextInt(work.tasks().size())));
            }
            if (connection.isClosed() && stopped.getCount() > 0) {
                failures.add(mode.label() + ": its connection was closed");
            }
        } catch (SQLException e) {
            failures.add("%s: no connection: %s".formatted(mode.label(), e.getMessage()));
        } finally {
            warm.countDown();
        }
    }

    static Connection connect(Database database, QueryMode mode) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("ApplicationName", "bench " + mode.label());
        mode.set(settings);
        return Databases.connect(database, settings);
    }

    private boolean pausedAndStopped() {
        try {
            return stopped.await(random.nextLong(1 + 2 * work.pause().toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void attempt(Connection connection, Task task) {
        try {
            perform(connection, task, 1 + random.nextLong(work.rows()), waits);
        } catch (SQLException e) {
            failures.add("%s, %s: %s %s".formatted(mode.label(), task.name(), e.getSQLState(), e.getMessage()));
            rollBack(connection);
        }
    }

    /** Does a task with a row; its statements are timed where there is a log. */
    static void perform(Connection connection, Task task, long row, WaitLog log) throws SQLException {
        List<String> statements = task.statements();
        boolean alone = statements.size() == 1;
        if (connection.getAutoCommit() != alone) {
            connection.setAutoCommit(alone);
        }
        for (String sql : statements) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int hole = 1; hole <= Task.holes(sql); hole++) {
                    statement.setLong(hole, row);
                }
                timed(log, statement::execute);
            }
        }
        if (!alone) {
            timed(log, connection::commit);
        }
    }

    private interface Action {
        void run() throws SQLException;
    }

    private static void timed(WaitLog log, Action action) throws SQLException {
        long from = System.nanoTime();
        try {
            action.run();
        } finally {
            log.add(from, System.nanoTime());
        }
    }

    private void rollBack(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            failures.add("%s, ROLLBACK: %s %s".formatted(mode.label(), e.getSQLState(), e.getMessage()));
        }
    }

    void awaitWarm() throws InterruptedException {
        warm.await();
    }

    /** After its present task. */
    void stop() {
        stopped.countDown();
    }

    QueryMode mode() {
        return mode;
    }

    WaitLog waits() {
        return waits;
    }
}
