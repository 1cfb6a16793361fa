package dev.onoma.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table TABLE = new Table(
            "Who is faster",
            List.of("who", "longest wait", "to bare"),
            List.of(
                    List.of(Cell.words("bare"), Cell.of(9.876, Unit.MILLIS), Cell.of(1, Unit.TIMES)),
                    List.of(Cell.words("Onoma"), Cell.of(1234.5, Unit.MILLIS), Cell.nothing())));

    @Test
    void wordsStandLeftAndNumbersRight() {
        assertThat(TABLE.lines())
                .containsExactly(
                        "Who is faster",
                        "  who    longest wait  to bare",
                        "  bare        9.88 ms   1.00 ×",
                        "  Onoma      1,235 ms        –");
    }

    @Test
    void recordsHaveKeysInCamelCaseAndPlainNumbers() {
        assertThat(TABLE.records().getFirst()).isEqualTo(Map.of("who", "bare", "longestWait", 9.876, "toBare", 1.0));
        assertThat(TABLE.records().getLast()).containsEntry("toBare", null);
    }

    @Test
    void countsAreWholeNumbers() {
        Table table = new Table("", List.of("tables"), List.of(List.of(Cell.count(10_000))));
        assertThat(table.records()).containsExactly(Map.of("tables", 10_000L));
        assertThat(table.lines().getLast()).isEqualTo("  10,000");
    }

    @Test
    void aRatioToNothingIsNothing() {
        assertThat(Cell.of(0.0 / 0.0, Unit.TIMES)).isEqualTo(Cell.nothing());
        assertThat(Cell.of(1.0 / 0.0, Unit.TIMES)).isEqualTo(Cell.nothing());
    }

    @Test
    void numbersHaveAsManyDecimalsAsMeanSomething() {
        assertThat(List.of(0.123, 1.234, 12.34, 123.4, 12345.6).stream()
                        .map(number -> Cell.of(number, Unit.SECONDS).text()))
                .containsExactly("0.12 s", "1.23 s", "12.3 s", "123 s", "12,346 s");
        assertThat(Cell.of(0.0042, Unit.TIMES).text()).isEqualTo("0.004 ×");
    }

    @Test
    void aSummaryHasMedianLeastMostAndCount() {
        assertThat(Table.summary(Samples.of(3, 1, 2), Unit.MILLIS).stream().map(Cell::text))
                .containsExactly("2.00 ms", "1.00 ms", "3.00 ms", "3");
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Table("Bad", List.of("one", "two"), List.of(List.of(Cell.nothing()))))
                .hasMessageContaining("\"Bad\" has 2 headings");
    }
}
