package dev.onoma.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final List<Knob> KNOBS =
            List.of(new Knob("tables", "tables", 60, 10), new Knob("rounds", "rounds", 11, 3));

    private static Options parse(String... words) {
        return Options.parse(List.of(words), KNOBS);
    }

    @Test
    void knobsHaveTheirUsualValues() {
        assertThat(parse()).isEqualTo(new Options(Optional.empty(), Map.of("tables", 60, "rounds", 11)));
    }

    @Test
    void quickTurnsAllKnobsThatAreNotSet() {
        assertThat(parse("--tables", "7", "--quick").numbers()).isEqualTo(Map.of("tables", 7, "rounds", 3));
    }

    @Test
    void valuesStandBehindOrAfterAnEqualsSign() {
        Options options = parse("--rounds=2", "--json", "a.json");
        assertThat(options.numbers()).containsEntry("rounds", 2);
        assertThat(options.json()).contains(Path.of("a.json"));
    }

    @Test
    void whatIsUnknownIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> parse("--table", "3"))
                .hasMessage(
                        "nobody knows \"--table\" here; the options are --quick, --json FILE, --tables N, --rounds N");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> parse("--tables", "many")).hasMessage("--tables takes a whole number, not \"many\"");
        assertThatThrownBy(() -> parse("--tables", "-1")).hasMessage("--tables takes a whole number, not \"-1\"");
        assertThatThrownBy(() -> parse("--tables")).hasMessage("--tables needs a value behind it");
    }

    @Test
    void everyBenchmarkHelpsWithItsOptions() {
        assertThat(Benchmark.all()).allSatisfy(benchmark -> {
            assertThat(Help.all()).contains("  " + benchmark.name() + " ");
            assertThat(benchmark.knobs())
                    .allSatisfy(knob -> assertThat(Help.of(benchmark))
                            .contains("--" + knob.name() + " N")
                            .contains(knob.says()));
        });
    }
}
