package dev.onoma.benchmarks.load;

import java.time.Duration;
import java.util.List;

/**
 * What clients do.
 *
 * @param rows keys of rows are drawn from 1 to this
 * @param pause between two tasks, on average
 */
public record Work(List<Task> tasks, long rows, Duration pause) {

    public Work {
        tasks = List.copyOf(tasks);
    }
}
