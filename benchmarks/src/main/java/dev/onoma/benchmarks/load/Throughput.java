package dev.onoma.benchmarks.load;

import dev.onoma.benchmarks.stack.BenchmarkFailure;
import dev.onoma.local.load.QueryMode;
import dev.onoma.local.load.WaitLog;
import dev.onoma.local.stack.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Connections that do tasks as fast as they can, for a short time again and again. */
public final class Throughput implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads;
    private final long rows;
    private long seed;

    /**
     * @param rows keys of rows are drawn from 1 to this
     */
    public Throughput(Database database, QueryMode mode, int clients, long rows) throws SQLException {
        this.rows = rows;
        this.threads = Executors.newFixedThreadPool(clients);
        for (int i = 0; i < clients; i++) {
            Connection connection = Client.connect(database, mode);
            connections.add(connection);
            try (Statement statement = connection.createStatement()) {
                // The disk is the same for all, and would hide every difference between writes.
                statement.execute("SET synchronous_commit = off");
            }
        }
    }

    /**
     * Tasks in a second, all clients together.
     *
     * @param tasks drawn at random
     * @throws BenchmarkFailure when a statement fails
     */
    public double measure(List<Task> tasks, long millis) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + millis * 1_000_000;
        List<Future<Long>> counts = new ArrayList<>();
        for (Connection connection : connections) {
            SplittableRandom random = new SplittableRandom(seed++);
            counts.add(threads.submit(() -> count(connection, tasks, random, end)));
        }
        long done = 0;
        for (Future<Long> count : counts) {
            try {
                done += count.get();
            } catch (ExecutionException e) {
                throw new BenchmarkFailure(
                        "A statement of " + tasks.getFirst().name() + " fails",
                        e.getCause() == null ? e : e.getCause());
            }
        }
        return done / ((System.nanoTime() - begin) / 1e9);
    }

    private long count(Connection connection, List<Task> tasks, SplittableRandom random, long end) throws SQLException {
        WaitLog unread = new WaitLog();
        long done = 0;
        while (System.nanoTime() - end < 0) {
            Task task = tasks.get(random.nextInt(tasks.size()));
            Client.perform(connection, task, 1 + random.nextLong(rows), unread);
            done++;
        }
        return done;
    }

    @Override
    public void close() throws SQLException {
        threads.shutdown();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
