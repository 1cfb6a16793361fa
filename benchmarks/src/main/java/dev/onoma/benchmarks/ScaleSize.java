package dev.onoma.benchmarks;

import dev.onoma.benchmarks.measure.Samples;
import dev.onoma.benchmarks.stack.Footprint;
import dev.onoma.benchmarks.stack.Leg;
import dev.onoma.local.stack.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What was found with one number of tables.
 *
 * @param idle the services when they had just been started
 * @param after the same when all rounds were over
 */
record ScaleSize(int tables, List<Round> rounds, Map<Service, Footprint> idle, Map<Service, Footprint> after) {

    /** Milliseconds. */
    record Round(double scan, double plan, Leg expand, Leg undo) {}

    Samples millis(ToDoubleFunction<Round> value) {
        return Samples.of(rounds.stream().mapToDouble(value).toArray());
    }

    double perTable(ToDoubleFunction<Round> millis) {
        return millis(millis).median() / tables;
    }

    /** The most that a service ever held; 0 when it is not there any more. */
    double peakMiB(Service service) {
        return Optional.ofNullable(after.get(service)).map(Footprint::peakMiB).orElse(0.0);
    }
}
