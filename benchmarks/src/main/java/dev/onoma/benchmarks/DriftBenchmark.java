package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.Rename;
import dev.onoma.benchmarks.load.Schema;
import dev.onoma.benchmarks.measure.Cell;
import dev.onoma.benchmarks.measure.Goal;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.measure.Samples;
import dev.onoma.benchmarks.measure.Table;
import dev.onoma.benchmarks.measure.Unit;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.DriftEvents;
import dev.onoma.benchmarks.stack.Laboratory;
import dev.onoma.benchmarks.stack.Migration;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Target;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How soon somebody's DDL is known, and how soon all is as before when that, or an alert, demands it. */
record DriftBenchmark() implements Benchmark {

    private static final String TOLD = "drift_told";
    private static final String BACK = "drift_back";
    private static final int COLUMNS = 10;
    private static final int ROWS = 100;
    private static final double EVENT_MILLIS = 100;
    private static final double ROLLBACK_SECONDS = 1;

    /** Why everything is rolled back. */
    private enum Reason {
        OPERATOR("an operator asks for it"),
        ALERT("a critical alert over HTTP"),
        DROPPED_VIEW("somebody drops a view");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public String purpose() {
        return "from the commit of DDL to the event of drift in Kafka; from a critical alert to the end of rollback";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("tables", "tables", 60, 4),
                new Knob("tries", "times that somebody changes something", 200, 3),
                new Knob("rounds", "rollbacks for each reason", 5, 1));
    }

    @Override
    public Result measure(Setting setting) throws InterruptedException, SQLException {
        Schema schema = new Schema(setting.number("tables"), COLUMNS);
        try (Laboratory laboratory = Laboratory.start(setting, servers -> targets(servers, schema))) {
            Samples told = told(laboratory, schema.renames(), setting);
            Map<Reason, List<Double>> back = new LinkedHashMap<>();
            for (int round = 0; round <= setting.number("rounds"); round++) {
                for (Reason reason : Reason.values()) {
                    double seconds = rollback(laboratory, reason, schema.renames());
                    setting.tell("round %d, %s: %.2f s", round, reason.words, seconds);
                    // The first round warms the services, and is not counted.
                    if (round > 0) {
                        back.computeIfAbsent(reason, any -> new ArrayList<>()).add(seconds);
                    }
                }
            }
            return result(laboratory.postgres(), setting, told, back);
        }
    }

    private static List<Target> targets(Servers servers, Schema schema) {
        Database told = Databases.make(servers, TOLD, schema.scripts(ROWS));
        Database back = Databases.copy(servers, TOLD, BACK);
        return List.of(DriftProbe.target(TOLD, told), Databases.target(BACK, back));
    }

    /** Milliseconds of each try. */
    private static Samples told(Laboratory laboratory, List<Rename> renames, Setting setting)
            throws InterruptedException, SQLException {
        try (Migration migration = Migration.of(laboratory.planner(), TOLD);
                DriftEvents events =
                        new DriftEvents(laboratory.stack().endpoints().kafka())) {
            migration.expand();
            DriftProbe probe = new DriftProbe(DriftProbe.target(TOLD, laboratory.database(TOLD)), renames, events);
            // Until the watch has begun there is nothing to be measured.
            probe.millis(0);
            List<Double> millis = new ArrayList<>();
            for (int number = 1; number <= setting.number("tries"); number++) {
                millis.add(probe.millis(number));
            }
            Samples samples = new Samples(millis);
            setting.tell("%d tries: median %.1f ms", samples.count(), samples.median());
            return samples;
        }
    }

    /** Seconds until the run has been rolled back and validated. */
    private static double rollback(Laboratory laboratory, Reason reason, List<Rename> renames)
            throws InterruptedException, SQLException {
        try (Migration migration = Migration.of(laboratory.planner(), BACK)) {
            migration.expand();
            Database database = laboratory.database(BACK);
            long began = System.nanoTime();
            switch (reason) {
                case OPERATOR -> laboratory.planner().rollBack(migration.run(), "all");
                case ALERT -> laboratory.planner().raise(BACK, "measured", "CRITICAL");
                case DROPPED_VIEW ->
                    Databases.execute(
                            database,
                            "DROP VIEW \"%s\"".formatted(renames.getFirst().oldName()));
            }
            return migration.awaitRolledBack(began).millis() / 1000;
        }
    }

    private static Result result(String postgres, Setting setting, Samples told, Map<Reason, List<Double>> rollbacks) {
        double p99 = told.percentile(0.99);
        Map<String, Samples> samples = new LinkedHashMap<>();
        samples.put("commit to event ms", told);
        Samples operator = new Samples(rollbacks.getOrDefault(Reason.OPERATOR, List.of()));
        List<List<Cell>> rows = new ArrayList<>();
        rollbacks.forEach((reason, values) -> {
            Samples seconds = new Samples(values);
            samples.put(reason.words + " s", seconds);
            rows.add(Table.row(
                    Table.row(List.of(Cell.words(reason.words)), Table.summary(seconds, Unit.SECONDS)),
                    List.of(Cell.of(seconds.ratioTo(operator).median(), Unit.TIMES))));
        });
        Samples alert = new Samples(rollbacks.getOrDefault(Reason.ALERT, List.of()));
        return new Result(
                postgres,
                List.of(
                        new Table(
                                "From COMMIT of somebody's DDL until the event of drift is read from Kafka",
                                List.of("what", "median", "least", "most", "tries", "p99"),
                                List.of(Table.row(
                                        Table.row(
                                                List.of(Cell.words("a column renamed")),
                                                Table.summary(told, Unit.MILLIS)),
                                        List.of(Cell.of(p99, Unit.MILLIS))))),
                        new Table(
                                "From the reason until %d tables are rolled back and validated"
                                        .formatted(setting.number("tables")),
                                List.of("reason", "median", "least", "most", "rounds", "to operator"),
                                rows)),
                List.of(
                        Goal.atMost("commit to event, p99", p99, EVENT_MILLIS, Unit.MILLIS),
                        Goal.atMost("critical alert to rolled back", alert.median(), ROLLBACK_SECONDS, Unit.SECONDS)),
                samples,
                List.of("the clock starts when COMMIT is sent, so writing the WAL to disk is part of it"));
    }
}
