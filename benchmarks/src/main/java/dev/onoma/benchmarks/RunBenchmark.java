package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.Schema;
import dev.onoma.benchmarks.measure.Cell;
import dev.onoma.benchmarks.measure.Goal;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.measure.Samples;
import dev.onoma.benchmarks.measure.Table;
import dev.onoma.benchmarks.measure.Unit;
import dev.onoma.benchmarks.stack.BareSteps;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.Laboratory;
import dev.onoma.benchmarks.stack.Leg;
import dev.onoma.benchmarks.stack.Migration;
import dev.onoma.benchmarks.stack.Planner;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Target;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The whole run against nothing but its SQL: in turn, each on a database of its own, forward and back, again and again. */
record RunBenchmark() implements Benchmark {

    private static final String ONOMA = "run_onoma";
    private static final String BARE = "run_bare";
    private static final double GOAL = 1.5;

    /** Both forms, one after the other. */
    private record Pair(double bareExpand, double bareUndo, Leg expand, Leg undo) {}

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String purpose() {
        return "a whole validated run against the same SQL sent by one connection, a transaction a step";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("tables", "tables", 60, 10),
                new Knob("columns", "columns of each", 10, 6),
                new Knob("rows", "rows of each", 100, 10),
                new Knob("cold", "rounds whose services have just been started", 3, 1),
                new Knob("warmups", "rounds that do not count, before the warm ones", 3, 1),
                new Knob("rounds", "rounds with warm services", 11, 3));
    }

    @Override
    public Result measure(Setting setting) throws InterruptedException, SQLException {
        try (Laboratory laboratory = Laboratory.start(setting, servers -> targets(servers, setting))) {
            List<Pair> cold = new ArrayList<>();
            for (int round = 1; round <= setting.number("cold"); round++) {
                if (round > 1) {
                    laboratory.restartServices();
                }
                cold.add(pair(laboratory, setting, "cold " + round));
            }
            for (int round = 1; round <= setting.number("warmups"); round++) {
                pair(laboratory, setting, "warming up " + round);
            }
            List<Pair> warm = new ArrayList<>();
            for (int round = 1; round <= setting.number("rounds"); round++) {
                warm.add(pair(laboratory, setting, "warm " + round));
            }
            return result(laboratory.postgres(), setting, cold, warm);
        }
    }

    private static List<Target> targets(Servers servers, Setting setting) {
        Schema schema = new Schema(setting.number("tables"), setting.number("columns"));
        Target target = Databases.target(ONOMA, Databases.make(servers, ONOMA, schema.scripts(setting.number("rows"))));
        Databases.copy(servers, ONOMA, BARE);
        return List.of(target);
    }

    private static Pair pair(Laboratory laboratory, Setting setting, String round)
            throws InterruptedException, SQLException {
        // Each round leaves dead rows in the catalogue, on both sides.
        Databases.execute(laboratory.database(ONOMA), "VACUUM");
        Databases.execute(laboratory.database(BARE), "VACUUM");
        Planner.Plan plan = laboratory.planner().plan(ONOMA);
        BareSteps bare = BareSteps.of(laboratory.planner(), plan);
        try (Migration migration = Migration.of(laboratory.planner(), plan)) {
            double bareExpand = bare.expand(laboratory.database(BARE));
            Leg expand = migration.expand();
            double bareUndo = bare.undo(laboratory.database(BARE));
            Leg undo = migration.rollBack();
            setting.tell(
                    "%-14s bare %6.0f ms, Onoma %6.0f ms; back %6.0f ms, %6.0f ms",
                    round, bareExpand, expand.millis(), bareUndo, undo.millis());
            return new Pair(bareExpand, bareUndo, expand, undo);
        }
    }

    private static Result result(String postgres, Setting setting, List<Pair> cold, List<Pair> warm) {
        Map<String, Samples> samples = new LinkedHashMap<>();
        List<List<Cell>> rows = new ArrayList<>();
        compare("cold", cold, rows, samples);
        Samples ratios = compare("warm", warm, rows, samples);
        Table times = new Table(
                "%d tables, %d columns"
                        .formatted(setting.number("tables"), setting.number("tables") * setting.number("columns")),
                List.of("services", "way", "who", "median", "least", "most", "rounds", "to bare", "from", "to"),
                rows);
        return new Result(
                postgres,
                List.of(times, stages(warm)),
                List.of(Goal.atMost("the validated expand to bare SQL, warm", ratios.median(), GOAL, Unit.TIMES)),
                samples,
                List.of(
                        "bare: every step of the plan in one message and transaction, no baseline, no ledger, no"
                                + " validation",
                        "Onoma: from POST /runs/ID/start until SOAKING is heard of: fence, pre-flight, baseline,"
                                + " steps, validation"));
    }

    /** Adds rows; gives the ratios of expand. */
    private static Samples compare(
            String services, List<Pair> pairs, List<List<Cell>> rows, Map<String, Samples> samples) {
        Samples bareExpand = samples(pairs, Pair::bareExpand);
        Samples expand = samples(pairs, pair -> pair.expand().millis());
        Samples bareUndo = samples(pairs, Pair::bareUndo);
        Samples undo = samples(pairs, pair -> pair.undo().millis());
        rows.add(row(services, "expand", "bare", bareExpand, bareExpand));
        rows.add(row(services, "expand", "Onoma", expand, bareExpand));
        rows.add(row(services, "back", "bare", bareUndo, bareUndo));
        rows.add(row(services, "back", "Onoma", undo, bareUndo));
        samples.put(services + " expand bare ms", bareExpand);
        samples.put(services + " expand Onoma ms", expand);
        samples.put(services + " back bare ms", bareUndo);
        samples.put(services + " back Onoma ms", undo);
        return expand.ratioTo(bareExpand);
    }

    private static Samples samples(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return Samples.of(pairs.stream().mapToDouble(value).toArray());
    }

    private static List<Cell> row(String services, String way, String who, Samples times, Samples bare) {
        Samples ratios = times.ratioTo(bare);
        List<Cell> row = Table.row(
                List.of(Cell.words(services), Cell.words(way), Cell.words(who)), Table.summary(times, Unit.MILLIS));
        return Table.row(
                row,
                List.of(
                        Cell.of(ratios.median(), Unit.TIMES),
                        Cell.of(ratios.least(), Unit.TIMES),
                        Cell.of(ratios.most(), Unit.TIMES)));
    }

    /** Where the time goes. */
    private static Table stages(List<Pair> pairs) {
        List<List<Cell>> rows = new ArrayList<>();
        for (String stage : pairs.getFirst().expand().stages().keySet()) {
            Samples millis = samples(pairs, pair -> pair.expand().millis(stage));
            Samples share = samples(
                    pairs,
                    pair -> 100 * pair.expand().millis(stage) / pair.expand().millis());
            rows.add(Table.row(
                    List.of(Cell.words(stage), Cell.of(share.median(), Unit.PERCENT)),
                    Table.summary(millis, Unit.MILLIS)));
        }
        return new Table(
                "Where Onoma's time goes in expand, warm",
                List.of("stage", "share", "median", "least", "most", "rounds"),
                rows);
    }
}
