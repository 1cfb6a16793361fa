package dev.onoma.local.demo;

import dev.onoma.local.load.QueryMode;
import dev.onoma.local.load.WaitLog;
import dev.onoma.local.stack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An application at work: one connection that does one job after the other. It changes its names between two jobs only, so that
 * its open transaction never sees both.
 */
final class Client implements Runnable {

    private static final long LONGEST_PAUSE_MICROS = 20_000;

    /** The names to speak by; obeyed once the first job by them begins, and every one by others has ended. */
    private record Order(Names names, CompletableFuture<Void> obeyed) {}

    private final String label;
    private final QueryMode mode;
    private final Database database;
    private final List<Job> jobs;
    private final SplittableRandom random;
    private final FailureLog failures;
    private final WaitLog latencies = new WaitLog();
    private final CompletableFuture<Void> warm = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean gone;
    private volatile Order order = new Order(Names.OLD, new CompletableFuture<>());

    /**
     * @param seed the same one gives the same jobs with the same values
     */
    Client(int number, QueryMode mode, Database database, List<Job> jobs, long seed, FailureLog failures) {
        this.label = "client %d (%s)".formatted(number, mode);
        this.mode = mode;
        this.database = database;
        this.jobs = jobs;
        this.random = new SplittableRandom(seed);
        this.failures = failures;
    }

    @Override
    public void run() {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            // Each job once: caches of plans and catalogue are filled before anything is measured.
            for (Job job : jobs) {
                work(connection, job);
            }
            warm.complete(null);
            while (!pausedAndStopped() && !connection.isClosed()) {
                work(connection, jobs.get(random.nextInt(jobs.size())));
            }
        } catch (SQLException e) {
            failures.add(failure("connection", Names.OLD, "", e));
        } finally {
            gone = true;
            // Nobody waits for a client that has gone.
            warm.complete(null);
            order.obeyed().complete(null);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        database.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "shop " + label);
        mode.set(properties);
        return DriverManager.getConnection(database.jdbcUrl(), properties);
    }

    /** People think between two clicks; this much on average gives some 500 jobs a second with eight clients. */
    private boolean pausedAndStopped() {
        try {
            return stopped.await(random.nextLong(LONGEST_PAUSE_MICROS), TimeUnit.MICROSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void work(Connection connection, Job job) {
        Order current = order;
        current.obeyed().complete(null);
        Map<String, Object> values = job.draw(random);
        String sql = "";
        try {
            List<StatementTemplate> statements = job.statements(current.names());
            boolean alone = statements.size() == 1;
            if (connection.getAutoCommit() != alone) {
                connection.setAutoCommit(alone);
            }
            for (StatementTemplate statement : statements) {
                sql = statement.sql();
                execute(connection, statement, values);
            }
            if (!alone) {
                sql = "COMMIT";
                measured(connection::commit);
            }
        } catch (SQLException e) {
            failures.add(failure(job.name(), current.names(), sql, e));
            rollBack(connection, job);
        }
    }

    private void execute(Connection connection, StatementTemplate template, Map<String, Object> values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(template.sql())) {
            int place = 1;
            for (String hole : template.holes()) {
                statement.setObject(place++, values.get(hole));
            }
            // The driver has fetched every row when this returns.
            measured(statement::execute);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void measured(Work work) throws SQLException {
        long from = System.nanoTime();
        try {
            work.run();
        } finally {
            latencies.add(from, System.nanoTime());
        }
    }

    private void rollBack(Connection connection, Job job) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            failures.add(failure(job.name(), order.names(), "ROLLBACK", e));
        }
    }

    private ClientFailure failure(String job, Names names, String sql, SQLException e) {
        return new ClientFailure(
                Instant.now(), label, job, names, sql, e.getSQLState(), String.valueOf(e.getMessage()));
    }

    /** Completes when every job was done once. */
    CompletableFuture<Void> warm() {
        return warm;
    }

    /** Completes when the client has ended its last job by other names. */
    CompletableFuture<Void> speak(Names names) {
        Order next = new Order(names, new CompletableFuture<>());
        order = next;
        if (gone) {
            next.obeyed().complete(null);
        }
        return next.obeyed();
    }

    /** After its present job. */
    void stop() {
        stopped.countDown();
    }

    WaitLog latencies() {
        return latencies;
    }
}
