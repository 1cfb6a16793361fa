package dev.onoma.validator.target;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Several connections that see the rows of one moment, by an exported snapshot (PostgreSQL manual 9.28.5), so that reading in
 * parallel proves as much as reading in turn.
 */
public final class SharedMoment implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();

    private SharedMoment() {}

    /**
     * Begins a read-only transaction on each of the connections.
     *
     * @param width how many; the pool has to have as many
     */
    public static SharedMoment begin(TargetDatabase target, int width) throws SQLException {
        SharedMoment moment = new SharedMoment();
        // One after the other: two moments that each wait for the other's connections would wait for ever.
        target.moments().lock();
        try {
            String snapshot = moment.first(target, width > 1);
            for (int i = 1; i < width; i++) {
                moment.next(target, snapshot);
            }
            return moment;
        } catch (SQLException | RuntimeException failure) {
            moment.close();
            throw failure;
        } finally {
            target.moments().unlock();
        }
    }

    /** Reads all at one moment, over as many connections as the target allows, and ends the moment. */
    public static <T> List<T> read(TargetDatabase target, List<Reading<T>> readings) throws SQLException {
        if (readings.isEmpty()) {
            return List.of();
        }
        try (SharedMoment moment = begin(target, Math.min(target.connections(), readings.size()))) {
            return moment.all(readings);
        }
    }

    private String first(TargetDatabase target, boolean export) throws SQLException {
        try (Statement statement = open(target).createStatement()) {
            if (!export) {
                return "";
            }
            try (ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void next(TargetDatabase target, String snapshot) throws SQLException {
        try (Statement statement = open(target).createStatement()) {
            // The id comes from the server and holds only digits, letters and hyphens.
            statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
        }
    }

    private Connection open(TargetDatabase target) throws SQLException {
        Connection connection = target.connect();
        connections.add(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }
        return connection;
    }

    /** The results in the order of the readings; each connection takes the next reading when it is done with one. */
    public <T> List<T> all(List<Reading<T>> readings) throws SQLException {
        Queue<Integer> waiting = new ConcurrentLinkedQueue<>(
                IntStream.range(0, readings.size()).boxed().toList());
        List<Callable<List<Numbered<T>>>> lanes = connections.stream()
                .map(connection -> (Callable<List<Numbered<T>>>) () -> lane(connection, readings, waiting))
                .toList();
        List<T> results = new ArrayList<>(Collections.nCopies(readings.size(), null));
        for (List<Numbered<T>> lane : Parallel.all(lanes)) {
            lane.forEach(done -> results.set(done.number(), done.result()));
        }
        return results;
    }

    private static <T> List<Numbered<T>> lane(Connection connection, List<Reading<T>> readings, Queue<Integer> waiting)
            throws SQLException {
        List<Numbered<T>> done = new ArrayList<>();
        for (Integer next = waiting.poll(); next != null; next = waiting.poll()) {
            done.add(new Numbered<>(next, readings.get(next).from(connection)));
        }
        return done;
    }

    private record Numbered<T>(int number, T result) {}

    /** Ends the transactions and gives the connections back. */
    @Override
    public void close() throws SQLException {
        SQLException failure = null;
        for (Connection connection : connections) {
            try (connection) {
                connection.rollback();
                connection.setAutoCommit(true);
            } catch (SQLException broken) {
                failure = broken;
            }
        }
        connections.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
