package dev.onoma.benchmarks;

import dev.onoma.benchmarks.ScaleSize.Round;
import dev.onoma.benchmarks.measure.Cell;
import dev.onoma.benchmarks.measure.Goal;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.measure.Samples;
import dev.onoma.benchmarks.measure.Table;
import dev.onoma.benchmarks.measure.Unit;
import dev.onoma.local.stack.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The tables of the scale benchmark.
 *
 * @param sizes the smallest first; at least one
 */
record ScaleReport(List<ScaleSize> sizes) {

    private static final double PLAN_SECONDS = 3;
    private static final double TABLES_PER_SECOND = 300;
    private static final double SERVICE_MIB = 512;
    private static final double KIB_IN_MIB = 1024;

    /** What is timed, and what its column is called. */
    private record Timing(String what, ToDoubleFunction<Round> millis) {}

    private static final List<Timing> TIMINGS = List.of(
            new Timing("scan", Round::scan),
            new Timing("plan", Round::plan),
            new Timing("expand, validated", round -> round.expand().millis()),
            new Timing("its steps", round -> round.expand().millis("EXPANDING")),
            new Timing("rollback, validated", round -> round.undo().millis()));

    Result result(String postgres, List<String> notes) {
        return new Result(postgres, List.of(times(), rates(), growth(), memory()), goals(), samples(), notes);
    }

    private Table times() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ScaleSize size : sizes) {
            rows.add(Table.row(
                    List.of(Cell.count(size.tables())),
                    TIMINGS.stream()
                            .map(timing -> Cell.of(size.millis(timing.millis()).median(), Unit.MILLIS))
                            .toList()));
        }
        return new Table("Time by the number of tables, medians", headings(), rows);
    }

    private Table rates() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ScaleSize size : sizes) {
            rows.add(Table.row(
                    List.of(Cell.count(size.tables())),
                    TIMINGS.stream()
                            .map(timing -> Cell.of(1000 / size.perTable(timing.millis()), Unit.PER_SECOND))
                            .toList()));
        }
        return new Table("Tables a second", headings(), rows);
    }

    private Table growth() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ScaleSize size : sizes) {
            rows.add(Table.row(
                    List.of(Cell.count(size.tables())),
                    TIMINGS.stream()
                            .map(Timing::millis)
                            .map(time -> Cell.of(
                                    size.perTable(time) / sizes.getFirst().perTable(time), Unit.TIMES))
                            .toList()));
        }
        return new Table("Time for one table, as a ratio to the smallest", headings(), rows);
    }

    private static List<String> headings() {
        return Stream.concat(Stream.of("tables"), TIMINGS.stream().map(Timing::what))
                .toList();
    }

    private Table memory() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ScaleSize size : sizes) {
            for (Service service : Service.values()) {
                rows.add(memory(size, service));
            }
        }
        return new Table(
                "Memory of each service",
                List.of("tables", "service", "after start", "peak", "to smallest", "growth a table"),
                rows);
    }

    private List<Cell> memory(ScaleSize size, Service service) {
        ScaleSize smallest = sizes.getFirst();
        double growth = (size.peakMiB(service) - smallest.peakMiB(service)) * KIB_IN_MIB;
        return List.of(
                Cell.count(size.tables()),
                Cell.words(service.label()),
                Optional.ofNullable(size.idle().get(service))
                        .map(idle -> Cell.of(idle.residentMiB(), Unit.MEBIBYTES))
                        .orElseGet(Cell::nothing),
                Cell.of(size.peakMiB(service), Unit.MEBIBYTES),
                Cell.of(size.peakMiB(service) / smallest.peakMiB(service), Unit.TIMES),
                Cell.of(growth / (size.tables() - smallest.tables()), Unit.KIBIBYTES));
    }

    private List<Goal> goals() {
        ScaleSize largest = sizes.getLast();
        String tables = " of %,d tables".formatted(largest.tables());
        double peak =
                Stream.of(Service.values()).mapToDouble(largest::peakMiB).max().orElse(0);
        return List.of(
                Goal.atMost("plan" + tables, largest.millis(Round::plan).median() / 1000, PLAN_SECONDS, Unit.SECONDS),
                Goal.atLeast(
                        "validated expand" + tables,
                        1000 / largest.perTable(round -> round.expand().millis()),
                        TABLES_PER_SECOND,
                        Unit.PER_SECOND),
                Goal.atMost("largest service" + tables, peak, SERVICE_MIB, Unit.MEBIBYTES));
    }

    private Map<String, Samples> samples() {
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (ScaleSize size : sizes) {
            TIMINGS.forEach(timing -> samples.put(
                    "%d tables, %s ms".formatted(size.tables(), timing.what()), size.millis(timing.millis())));
        }
        return samples;
    }
}
