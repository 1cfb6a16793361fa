package dev.onoma.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.benchmarks.measure.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real thing in small: the stack starts, both forms run in turn, and the numbers come out. How large they are is nobody's business here. */
class RunBenchmarkIT {

    @Test
    void measuresBothFormsInPairs() throws Exception {
        List<String> progress = Collections.synchronizedList(new ArrayList<>());
        Map<String, Integer> numbers =
                Map.of("tables", 3, "columns", 5, "rows", 5, "cold", 1, "warmups", 0, "rounds", 2);
        Setting setting = new Setting(Path.of(".."), Path.of("target", "bench", "run-it"), numbers, progress::add);

        Result result = new RunBenchmark().measure(setting);

        assertThat(result.postgres()).startsWith("18");
        assertThat(result.samples())
                .containsOnlyKeys(
                        "cold expand bare ms",
                        "cold expand Onoma ms",
                        "cold back bare ms",
                        "cold back Onoma ms",
                        "warm expand bare ms",
                        "warm expand Onoma ms",
                        "warm back bare ms",
                        "warm back Onoma ms");
        assertThat(result.samples().get("warm expand bare ms").values()).hasSize(2);
        assertThat(result.samples().values())
                .allSatisfy(samples -> assertThat(samples.least()).isPositive());
        assertThat(result.goals()).hasSize(1);
        assertThat(result.tables().getFirst().rows()).hasSize(8);
        assertThat(result.tables().getLast().records())
                .extracting(row -> row.get("stage"))
                .containsExactly("REQUEST", "BASELINING", "EXPANDING", "VALIDATING");
        assertThat(progress).anySatisfy(line -> assertThat(line).startsWith("warm 2"));
    }
}
