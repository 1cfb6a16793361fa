package dev.onoma.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.benchmarks.measure.Cell;
import dev.onoma.benchmarks.measure.Goal;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.measure.Samples;
import dev.onoma.benchmarks.measure.Table;
import dev.onoma.benchmarks.measure.Unit;
import dev.onoma.benchmarks.stack.BenchmarkFailure;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.Laboratory;
import dev.onoma.benchmarks.stack.Leg;
import dev.onoma.benchmarks.stack.Migration;
import dev.onoma.benchmarks.stack.StepTiming;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Target;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What proof costs: the search for orphans against the bare query, and the proof of a rename on few rows and on many. */
record ValidateBenchmark() implements Benchmark {

    private static final String FEW = "validate_few";
    private static final String MANY = "validate_many";
    private static final double FOREIGN_KEY_GOAL = 1.1;
    private static final double FLAT_GOAL = 1.5;

    /** A child a hundred times as large as its parent. The key is not validated, as those that are get trusted when they are large. */
    private static final String SCHEMA = """
            CREATE TABLE "StockParent" (id bigint PRIMARY KEY, "itemTitle" text);
            CREATE TABLE "StockChild" (id bigint NOT NULL, "parentId" bigint, "stockCount" integer DEFAULT 0);
            INSERT INTO "StockParent" SELECT n, 'a title' FROM generate_series(0, %1$d / 100) AS n;
            INSERT INTO "StockChild" (id, "parentId") SELECT n, n / 100 FROM generate_series(1, %1$d) AS n;
            ALTER TABLE "StockChild" ADD PRIMARY KEY (id);
            ALTER TABLE "StockChild" ADD FOREIGN KEY ("parentId") REFERENCES "StockParent" NOT VALID;
            """;

    private static final String ANTI_JOIN = """
            SELECT count(*) FROM %s AS child WHERE child.%s IS NOT NULL
            AND NOT EXISTS (SELECT FROM %s AS parent WHERE parent.id = child.%s)""";

    /** What was measured in the order in which it was. */
    private record Found(
            List<Double> bare, List<Double> check, Map<String, List<Double>> steps, Map<String, List<Double>> proofs) {

        Found() {
            this(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        void add(String target, Leg leg, JsonNode report) {
            for (StepTiming step : leg.steps()) {
                if (step.title().contains("StockChild") && step.title().startsWith("re")) {
                    steps.computeIfAbsent(target, any -> new ArrayList<>()).add(step.heldMillis());
                }
            }
            proofs.computeIfAbsent(target, any -> new ArrayList<>()).add(millis(report, "identity"));
        }

        Samples step(String target) {
            return new Samples(steps.getOrDefault(target, List.of()));
        }

        Samples proof(String target) {
            return new Samples(proofs.getOrDefault(target, List.of()));
        }
    }

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String purpose() {
        return "the check of a foreign key against the bare anti-join; the proof of a rename on few rows and on many";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("few", "rows of the smaller child table", 1_000, 1_000),
                new Knob("many", "rows of the larger one", 10_000_000, 200_000),
                new Knob("rounds", "times that both are renamed and taken back", 7, 2));
    }

    @Override
    public Result measure(Setting setting) throws InterruptedException, SQLException {
        try (Laboratory laboratory = Laboratory.start(setting, servers -> targets(servers, setting))) {
            Found found = new Found();
            // The first round fills caches, and is not counted.
            round(laboratory, new Found());
            for (int round = 1; round <= setting.number("rounds"); round++) {
                round(laboratory, found);
                setting.tell(
                        "round %d: bare anti-join %.0f ms, Onoma's check %.0f ms",
                        round, found.bare().getLast(), found.check().getLast());
            }
            return result(laboratory.postgres(), setting, found);
        }
    }

    private static List<Target> targets(Servers servers, Setting setting) {
        return List.of(
                Databases.target(FEW, Databases.make(servers, FEW, List.of(SCHEMA.formatted(setting.number("few"))))),
                Databases.target(
                        MANY, Databases.make(servers, MANY, List.of(SCHEMA.formatted(setting.number("many"))))));
    }

    /** There and back on both; each validation of the larger one has a bare query beside it. */
    private static void round(Laboratory laboratory, Found found) throws InterruptedException, SQLException {
        for (String target : List.of(FEW, MANY)) {
            try (Migration migration = Migration.of(laboratory.planner(), target)) {
                if (target.equals(MANY)) {
                    found.bare()
                            .add(antiJoin(
                                    laboratory.database(MANY), "\"StockChild\"", "\"parentId\"", "\"StockParent\""));
                }
                Leg expand = migration.expand();
                JsonNode expanded = laboratory.planner().latestReport(migration.run());
                found.add(target, expand, expanded);
                if (target.equals(MANY)) {
                    found.check().add(millis(expanded, "foreign-keys"));
                    found.bare()
                            .add(antiJoin(laboratory.database(MANY), "stock_children", "parent_id", "stock_parents"));
                }
                Leg back = migration.rollBack();
                JsonNode rolledBack = laboratory.planner().latestReport(migration.run());
                found.add(target, back, rolledBack);
                if (target.equals(MANY)) {
                    found.check().add(millis(rolledBack, "foreign-keys"));
                }
            }
        }
    }

    private static double antiJoin(Database database, String child, String column, String parent) throws SQLException {
        long began = System.nanoTime();
        String orphans = Databases.ask(database, ANTI_JOIN.formatted(child, column, parent, column));
        if (!orphans.equals("0")) {
            throw new BenchmarkFailure("The bare query finds %s orphans where there are none".formatted(orphans));
        }
        return (System.nanoTime() - began) / 1e6;
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

    private static Result result(String postgres, Setting setting, Found found) {
        Samples bare = new Samples(found.bare());
        Samples check = new Samples(found.check());
        Samples ratio = check.ratioTo(bare);
        Samples step = found.step(MANY).ratioTo(found.step(FEW));
        Table keys = new Table(
                "Search for orphans among %,d rows".formatted(setting.number("many")),
                List.of("who", "median", "least", "most", "times", "to bare", "from", "to"),
                List.of(row("bare anti-join", bare, bare), row("Onoma's check", check, bare)));
        Table proofs = new Table(
                "A rename of %,d rows and of %,d".formatted(setting.number("few"), setting.number("many")),
                List.of("what", "rows", "median", "least", "most", "times", "to few", "from", "to"),
                List.of(
                        row("step, lock held", setting.number("few"), found.step(FEW), found.step(FEW)),
                        row("step, lock held", setting.number("many"), found.step(MANY), found.step(FEW)),
                        row("check of identity", setting.number("few"), found.proof(FEW), found.proof(FEW)),
                        row("check of identity", setting.number("many"), found.proof(MANY), found.proof(FEW))));
        Map<String, Samples> samples = new LinkedHashMap<>();
        samples.put("bare anti-join ms", bare);
        samples.put("foreign key check ms", check);
        samples.put("step few ms", found.step(FEW));
        samples.put("step many ms", found.step(MANY));
        samples.put("identity few ms", found.proof(FEW));
        samples.put("identity many ms", found.proof(MANY));
        return new Result(
                postgres,
                List.of(keys, proofs),
                List.of(
                        Goal.atMost(
                                "foreign key check to bare anti-join", ratio.median(), FOREIGN_KEY_GOAL, Unit.TIMES),
                        Goal.atMost("a step on many rows to one on few", step.median(), FLAT_GOAL, Unit.TIMES)),
                samples,
                List.of("the check runs beside nine others, as it does in every validation; the bare query runs"
                        + " alone"));
    }

    private static List<Cell> row(String what, int rows, Samples times, Samples base) {
        List<Cell> row = row(what, times, base);
        return Table.row(List.of(row.getFirst(), Cell.count(rows)), row.subList(1, row.size()));
    }

    private static List<Cell> row(String what, Samples times, Samples base) {
        Samples ratio = times.ratioTo(base);
        return Table.row(
                Table.row(List.of(Cell.words(what)), Table.summary(times, Unit.MILLIS)),
                List.of(
                        Cell.of(ratio.median(), Unit.TIMES),
                        Cell.of(ratio.least(), Unit.TIMES),
                        Cell.of(ratio.most(), Unit.TIMES)));
    }
}
