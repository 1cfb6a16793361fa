package dev.onoma.benchmarks;

import dev.onoma.benchmarks.measure.Result;
import java.sql.SQLException;
import java.util.List;

/** Something that is measured side by side with what it should be compared with. */
public sealed interface Benchmark
        permits ClientsBenchmark,
                DriftBenchmark,
                FleetBenchmark,
                RunBenchmark,
                ScaleBenchmark,
                StartBenchmark,
                ValidateBenchmark,
                ViewBenchmark,
                WatchBenchmark {

    /** What it is called by on the command line. */
    String name();

    /** In a line. */
    String purpose();

    List<Knob> knobs();

    /**
     * Measures; everything it started is stopped again.
     *
     * @throws dev.onoma.benchmarks.stack.BenchmarkFailure when it cannot be measured; the message says why
     */
    Result measure(Setting setting) throws InterruptedException, SQLException;

    /** All of them, in the order in which they are listed. */
    static List<Benchmark> all() {
        return List.of(
                new ClientsBenchmark(),
                new RunBenchmark(),
                new ScaleBenchmark(),
                new ValidateBenchmark(),
                new ViewBenchmark(),
                new FleetBenchmark(),
                new StartBenchmark(),
                new DriftBenchmark(),
                new WatchBenchmark());
    }
}
