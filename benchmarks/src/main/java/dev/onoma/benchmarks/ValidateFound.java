package dev.onoma.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.benchmarks.measure.Cell;
import dev.onoma.benchmarks.measure.Goal;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.measure.Samples;
import dev.onoma.benchmarks.measure.Table;
import dev.onoma.benchmarks.measure.Unit;
import dev.onoma.benchmarks.stack.BenchmarkFailure;
import dev.onoma.benchmarks.stack.Leg;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the validate benchmark has found so far, in milliseconds and in the order in which it was.
 *
 * @param bare anti-joins, one for each check of foreign keys on the larger table
 * @param few what Onoma took on the smaller table
 * @param many what it took on the larger one
 */
record ValidateFound(List<Double> bare, Onoma few, Onoma many) {

    private static final double FOREIGN_KEY_LIMIT = 1.1;
    private static final double FLAT_LIMIT = 1.5;

    ValidateFound() {
        this(new ArrayList<>(), new Onoma(), new Onoma());
    }

    /**
     * On one table.
     *
     * @param step how long the step that renames the child table, or takes that back, held its lock, its proof included
     * @param identity the check that each table is the same object with the same file
     * @param foreignKeys the search for orphans
     */
    record Onoma(List<Double> step, List<Double> identity, List<Double> foreignKeys) {

        private Onoma() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(Leg leg, JsonNode report) {
            step.add(leg.steps().stream()
                    .filter(timing -> isOfChild(timing.title()))
                    .findFirst()
                    .orElseThrow(() -> new BenchmarkFailure("No step was about the child table: " + leg.steps()))
                    .heldMillis());
            identity.add(millis(report, "identity"));
            foreignKeys.add(millis(report, "foreign-keys"));
        }

        /** Its indexes bear the names of the table too. */
        private static boolean isOfChild(String title) {
            return title.contains("StockChild") && title.contains("stock_children") && !title.contains("index");
        }

        /** How long a check took; the validator counts the wait for a connection too. */
        private static double millis(JsonNode report, String check) {
            for (JsonNode entry : report.path("checks")) {
                if (entry.path("check").asText().equals(check)) {
                    return entry.path("millis").asDouble();
                }
            }
            throw new BenchmarkFailure("The validator's report has no check %s: %s".formatted(check, report));
        }
    }

    Result result(String postgres, Setting setting) {
        Map<String, Samples> samples = new LinkedHashMap<>();
        samples.put("bare anti-join ms", new Samples(bare));
        samples.put("foreign key check ms", new Samples(many.foreignKeys()));
        samples.put("step few ms", new Samples(few.step()));
        samples.put("step many ms", new Samples(many.step()));
        samples.put("identity few ms", new Samples(few.identity()));
        samples.put("identity many ms", new Samples(many.identity()));
        return new Result(
                postgres,
                List.of(foreignKeys(setting), renames(setting)),
                List.of(
                        Goal.atMost(
                                "foreign key check to bare anti-join",
                                ratio(many.foreignKeys(), bare),
                                FOREIGN_KEY_LIMIT,
                                Unit.TIMES),
                        Goal.atMost(
                                "a proven step on many rows to one on few",
                                ratio(many.step(), few.step()),
                                FLAT_LIMIT,
                                Unit.TIMES)),
                samples,
                List.of(
                        "the check runs beside nine others, as it does in every validation; the bare query runs alone",
                        "the key is NOT VALID: of validated ones the validator trusts those on more than 5 M rows"));
    }

    private Table foreignKeys(Setting setting) {
        return new Table(
                "Search for orphans among %,d rows".formatted(setting.number("many")),
                List.of("who", "median", "least", "most", "times", "to bare", "from", "to"),
                List.of(row("bare anti-join", bare, bare), row("Onoma's check", many.foreignKeys(), bare)));
    }

    private Table renames(Setting setting) {
        String fewRows = "%,d rows".formatted(setting.number("few"));
        String manyRows = "%,d rows".formatted(setting.number("many"));
        return new Table(
                "A rename and its proof",
                List.of("what", "median", "least", "most", "times", "to few", "from", "to"),
                List.of(
                        row("step with proof, lock held, " + fewRows, few.step(), few.step()),
                        row("step with proof, lock held, " + manyRows, many.step(), few.step()),
                        row("check of identity, " + fewRows, few.identity(), few.identity()),
                        row("check of identity, " + manyRows, many.identity(), few.identity())));
    }

    private static double ratio(List<Double> times, List<Double> base) {
        return new Samples(times).ratioTo(new Samples(base)).median();
    }

    private static List<Cell> row(String what, List<Double> times, List<Double> base) {
        Samples millis = new Samples(times);
        Samples ratio = millis.ratioTo(new Samples(base));
        return Table.row(
                Table.row(List.of(Cell.words(what)), Table.summary(millis, Unit.MILLIS)),
                List.of(
                        Cell.of(ratio.median(), Unit.TIMES),
                        Cell.of(ratio.least(), Unit.TIMES),
                        Cell.of(ratio.most(), Unit.TIMES)));
    }
}
