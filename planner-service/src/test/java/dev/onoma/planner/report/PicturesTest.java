package dev.onoma.planner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.planner.report.Axis.Tick;
import dev.onoma.planner.report.Metric.Point;
import dev.onoma.planner.report.Report.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 20; 0,5,10,15,20",
                "3; 7.5; 0,2,4,6,8",
                "99.1; 99.6; 99.1,99.2,99.3,99.4,99.5,99.6",
                "0; 0; 0.0,0.2,0.4,0.6,0.8,1.0",
                "-3; 4; -4,-2,0,2,4",
                "0.0011; 0.0042; 0.000,0.001,0.002,0.003,0.004,0.005",
            })
    void valuesAreCountedInRoundNumbers(double least, double most, String labels) {
        assertThat(Axis.ofValues(least, most).ticks())
                .extracting(Tick::label)
                .containsExactly(labels.strip().split(","));
    }

    @ParameterizedTest
    @CsvSource({
        "PT4S, 10:00:00, 10:00:04",
        "PT40M, 10:00, 10:40",
        "PT30H, 03-01 12:00, 03-02 12:00",
        "P9D, 2026-03-02, 2026-03-10"
    })
    void timesAreRoundToo(Duration length, String first, String last) {
        List<Tick> ticks = Axis.ofTimes(BEGIN, BEGIN.plus(length)).ticks();
        assertThat(ticks).hasSizeBetween(3, 8);
        assertThat(ticks.getFirst().label()).isEqualTo(first);
        assertThat(ticks.getLast().label()).isEqualTo(last);
    }

    @Test
    void thinningOutKeepsPeaks() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            points.add(new Point(BEGIN.plusSeconds(i), i == 7_777 ? 1_000 : i == 333 ? -5 : i % 10));
        }
        List<Point> kept = Figures.thinned(points, Figures.MOST_POINTS);
        assertThat(kept)
                .hasSizeLessThanOrEqualTo(Figures.MOST_POINTS)
                .contains(points.get(7_777), points.get(333))
                .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test
    void stagesOfOnePhaseAreOneBand() {
        List<Span> stages = List.of(
                span("APPROVED", 0, 1), span("EXPANDING", 1, 2), span("VALIDATING", 2, 3), span("SOAKING", 3, -1));
        assertThat(Band.of(stages, BEGIN.plusSeconds(9)))
                .containsExactly(
                        new Band("expand", BEGIN.plusSeconds(1), BEGIN.plusSeconds(3)),
                        new Band("soak", BEGIN.plusSeconds(3), BEGIN.plusSeconds(9)));
    }

    @Test
    void oneLineShowsTheCourse() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            points.add(new Point(BEGIN.plusSeconds(i), i));
        }
        assertThat(Sparkline.of(points)).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(Sparkline.of(points.subList(0, 1))).isEqualTo("▁");
        assertThat(Sparkline.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MILLIS, 12.345, 12.3 ms",
        "BYTES, 1572864, 1.50 MiB",
        "NONE, 3, 3",
        "PERCENT, 99.26, 99.3 %",
        "BYTES, 0, 0 B"
    })
    void valuesHaveUnits(Unit unit, double value, String shown) {
        assertThat(unit.show(value)).isEqualTo(shown);
    }

    private static Span span(String stage, int from, int until) {
        return new Span(stage, BEGIN.plusSeconds(from), until < 0 ? null : BEGIN.plusSeconds(until), null, "");
    }
}
