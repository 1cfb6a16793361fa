package dev.onoma.benchmarks;

import dev.onoma.benchmarks.measure.Cell;
import dev.onoma.benchmarks.measure.Goal;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.measure.Samples;
import dev.onoma.benchmarks.measure.Table;
import dev.onoma.benchmarks.measure.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The tables of the fleet benchmark. */
record FleetReport(Setting setting, List<FleetRound> rounds) {

    private static final double SPEED_UP = 1.8;

    Result result(String postgres) {
        Map<String, Samples> samples = new LinkedHashMap<>();
        List<List<Cell>> times = new ArrayList<>();
        Samples one = samples(1, FleetRound::expand);
        for (int executors : executors()) {
            Samples expand = samples(executors, FleetRound::expand);
            Samples undo = samples(executors, FleetRound::undo);
            samples.put("%d executors, expand ms".formatted(executors), expand);
            samples.put("%d executors, rollback ms".formatted(executors), undo);
            Samples faster = one.ratioTo(expand);
            times.add(Table.row(
                    Table.row(List.of(Cell.count(executors)), Table.summary(expand, Unit.MILLIS)),
                    List.of(
                            Cell.of(faster.median(), Unit.TIMES),
                            Cell.of(faster.least(), Unit.TIMES),
                            Cell.of(faster.most(), Unit.TIMES),
                            Cell.of(undo.median(), Unit.MILLIS),
                            Cell.of(setting.number("databases") / expand.median() * 1000, Unit.PER_SECOND))));
        }
        return new Result(
                postgres,
                List.of(
                        new Table(
                                "%d databases of %d tables, expanded and validated at a time"
                                        .formatted(setting.number("databases"), setting.number("tables")),
                                List.of(
                                        "executors",
                                        "median",
                                        "least",
                                        "most",
                                        "rounds",
                                        "faster than one",
                                        "from",
                                        "to",
                                        "rollback",
                                        "databases"),
                                times),
                        busy()),
                List.of(Goal.atLeast(
                        "two executors to one",
                        one.ratioTo(samples(2, FleetRound::expand)).median(),
                        SPEED_UP,
                        Unit.TIMES)),
                samples,
                List.of(
                        "where the machine is busy already with one executor, another one cannot make it faster",
                        "all databases are on one server beside the services, on this machine"));
    }

    /** Where the time goes: what each part kept busy of all processors in expand. */
    private Table busy() {
        List<String> headings = new ArrayList<>(List.of("part"));
        executors().forEach(executors -> headings.add(executors == 1 ? "1 executor" : executors + " executors"));
        int cores = Runtime.getRuntime().availableProcessors();
        List<List<Cell>> rows = new ArrayList<>();
        for (String part : rounds.getFirst().busy().keySet()) {
            List<Cell> row = new ArrayList<>(List.of(Cell.words(part)));
            for (int executors : executors()) {
                Samples share = samples(
                        executors, round -> 100_000 * round.busy().getOrDefault(part, 0.0) / round.expand() / cores);
                row.add(Cell.of(share.median(), Unit.PERCENT));
            }
            rows.add(row);
        }
        return new Table(
                "Share of all %d cores that each part kept busy in expand, medians".formatted(cores), headings, rows);
    }

    private List<Integer> executors() {
        return rounds.stream().map(FleetRound::executors).distinct().toList();
    }

    private Samples samples(int executors, ToDoubleFunction<FleetRound> value) {
        return Samples.of(rounds.stream()
                .filter(round -> round.executors() == executors)
                .mapToDouble(value)
                .toArray());
    }
}
