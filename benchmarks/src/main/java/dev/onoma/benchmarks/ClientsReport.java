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

/**
 * The tables of the clients benchmark.
 *
 * @param outcomes in the order in which they came; the first one is Onoma's
 */
record ClientsReport(Setting setting, List<ClientsOutcome> outcomes) {

    private static final double LONGEST_WAIT = 100;
    private static final List<String> NOTES = List.of(
            "script, Flyway and Liquibase rename a table with its columns and leave a view, a transaction a table",
            "pgroll start only makes views of the new names; complete renames, ends the old names, and has no way back:"
                    + " its clients speak by the new ones",
            "a statement that waited counts in each window that it touches; failures count from the first to the last",
            "own pause: for how long the clients' process itself stood still at most, for a collection or since others had the"
                    + " processor; part of a wait may be that");

    Result result(String postgres) {
        List<ClientsOutcome> onoma = of(outcomes.getFirst().rival());
        return new Result(
                postgres,
                List.of(whole(), byMode()),
                List.of(
                        Goal.atMost("failed statements under Onoma", failed(onoma), 0, Unit.COUNT),
                        Goal.atMost(
                                "longest wait of a client under Onoma",
                                samples(onoma, ClientsOutcome::longest).most(),
                                LONGEST_WAIT,
                                Unit.MILLIS)),
                samples(),
                notes());
    }

    private Table whole() {
        double onoma = samples(of(outcomes.getFirst().rival()), ClientsOutcome::longest)
                .most();
        List<List<Cell>> rows = new ArrayList<>();
        for (String rival : rivals()) {
            List<ClientsOutcome> its = of(rival);
            double longest = samples(its, ClientsOutcome::longest).most();
            rows.add(List.of(
                    Cell.words(rival),
                    Cell.count(failed(its)),
                    Cell.of(longest, Unit.MILLIS),
                    Cell.of(longest / onoma, Unit.TIMES),
                    Cell.of(samples(its, ClientsOutcome::pauseMillis).most(), Unit.MILLIS),
                    Cell.of(samples(its, ClientsOutcome::p99).median(), Unit.MILLIS),
                    Cell.of(samples(its, o -> o.before().longestMillis()).most(), Unit.MILLIS),
                    Cell.of(samples(its, o -> o.before().p99Millis()).median(), Unit.MILLIS),
                    Cell.count(its.stream().mapToInt(ClientsOutcome::statements).sum()),
                    seconds(its, o -> o.expand().millis()),
                    its.getFirst().undo().isEmpty()
                            ? Cell.nothing()
                            : seconds(its, o -> o.undo().orElseThrow().millis())));
        }
        return new Table(
                "%d clients, %d tables, %d rounds; a reader is in the way for %d s of expand and of undo"
                        .formatted(
                                setting.number("clients"),
                                setting.number("tables"),
                                setting.number("rounds"),
                                setting.number("reader")),
                List.of(
                        "who",
                        "failed",
                        "longest wait",
                        "to Onoma",
                        "own pause",
                        "p99",
                        "longest before",
                        "p99 before",
                        "statements",
                        "expand",
                        "undo"),
                rows);
    }

    private Table byMode() {
        List<List<Cell>> rows = new ArrayList<>();
        for (String rival : rivals()) {
            of(rival)
                    .getFirst()
                    .byMode()
                    .forEach((mode, waits) -> rows.add(List.of(
                            Cell.words(rival),
                            Cell.words(mode.label()),
                            Cell.count(waits.statements()),
                            Cell.of(waits.longestMillis(), Unit.MILLIS),
                            Cell.of(waits.p99Millis(), Unit.MILLIS))));
        }
        return new Table(
                "By query mode, from the start of expand to the end of undo, first round",
                List.of("who", "mode", "statements", "longest wait", "p99"),
                rows);
    }

    private Map<String, Samples> samples() {
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (String rival : rivals()) {
            samples.put(rival + ", longest wait ms", samples(of(rival), ClientsOutcome::longest));
            samples.put(rival + ", own pause ms", samples(of(rival), ClientsOutcome::pauseMillis));
            samples.put(rival + ", p99 wait ms", samples(of(rival), ClientsOutcome::p99));
            samples.put(
                    rival + ", expand ms", samples(of(rival), o -> o.expand().millis()));
        }
        return samples;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(NOTES);
        outcomes.stream()
                .filter(outcome -> !outcome.failures().isEmpty())
                .forEach(outcome -> notes.add("%s, first failure: %s"
                        .formatted(outcome.rival(), outcome.failures().getFirst())));
        return notes;
    }

    private List<String> rivals() {
        return outcomes.stream().map(ClientsOutcome::rival).distinct().toList();
    }

    private List<ClientsOutcome> of(String rival) {
        return outcomes.stream()
                .filter(outcome -> outcome.rival().equals(rival))
                .toList();
    }

    private static Samples samples(List<ClientsOutcome> outcomes, ToDoubleFunction<ClientsOutcome> value) {
        return Samples.of(outcomes.stream().mapToDouble(value).toArray());
    }

    private static Cell seconds(List<ClientsOutcome> outcomes, ToDoubleFunction<ClientsOutcome> millis) {
        return Cell.of(samples(outcomes, millis).median() / 1000, Unit.SECONDS);
    }

    private static int failed(List<ClientsOutcome> outcomes) {
        return outcomes.stream().mapToInt(outcome -> outcome.failures().size()).sum();
    }
}
