package dev.onoma.validator.target;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once, each on a virtual thread; closing it waits for all. */
public final class Parallel implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What will come of a task. */
    @FunctionalInterface
    public interface Outcome<T> {

        /** Waits for it; throws what the task threw. */
        T get() throws SQLException;
    }

    public <T> Outcome<T> start(Callable<T> task) {
        Future<T> future = threads.submit(task);
        return () -> result(future);
    }

    /** The results in the order of the tasks; throws the first failure, once all have ended. */
    public static <T> List<T> all(List<? extends Callable<T>> tasks) throws SQLException {
        try (Parallel parallel = new Parallel()) {
            List<Outcome<T>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(parallel.start(task)));
            List<T> results = new ArrayList<>();
            for (Outcome<T> outcome : running) {
                results.add(outcome.get());
            }
            return results;
        }
    }

    private static <T> T result(Future<T> future) throws SQLException {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case SQLException refused -> throw refused;
                case RuntimeException defect -> throw defect;
                case Error fatal -> throw fatal;
                case null, default -> throw new IllegalStateException(failure);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a target was being read", stop);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
