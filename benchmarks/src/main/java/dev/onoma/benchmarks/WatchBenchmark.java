package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.Naming;
import dev.onoma.benchmarks.load.Schema;
import dev.onoma.benchmarks.load.Task;
import dev.onoma.benchmarks.load.Throughput;
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
import dev.onoma.local.load.QueryMode;
import dev.onoma.local.stack.Service;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the monitor costs the clients of a target that it watches: the same work with it and without, in turn. */
record WatchBenchmark() implements Benchmark {

    private static final String TARGET = "watch";
    private static final int COLUMNS = 10;
    private static final double GOAL = 0.95;

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String purpose() {
        return "clients of a watched target with the monitor at work against the same without it";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("tables", "tables", 60, 4),
                new Knob("rows", "rows of each", 10_000, 100),
                new Knob("clients", "connections, as fast as they can", 8, 2),
                new Knob("seconds", "seconds of one measurement", 10, 1),
                new Knob("rounds", "measurements of each", 7, 1));
    }

    @Override
    public Result measure(Setting setting) throws InterruptedException, SQLException {
        Schema schema = new Schema(setting.number("tables"), COLUMNS);
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        try (Laboratory laboratory = Laboratory.start(
                        setting,
                        servers -> List.of(DriftProbe.target(
                                TARGET, Databases.make(servers, TARGET, schema.scripts(setting.number("rows"))))));
                Migration migration = Migration.of(laboratory.planner(), TARGET);
                DriftEvents events =
                        new DriftEvents(laboratory.stack().endpoints().kafka())) {
            migration.expand();
            DriftProbe probe =
                    new DriftProbe(DriftProbe.target(TARGET, laboratory.database(TARGET)), schema.renames(), events);
            try (Throughput clients = new Throughput(
                    laboratory.database(TARGET),
                    QueryMode.PREPARED,
                    setting.number("clients"),
                    setting.number("rows"))) {
                List<Task> tasks = Task.ofDay(schema, Naming.OLD);
                long millis = 1000L * setting.number("seconds");
                for (int round = 0; round < setting.number("rounds"); round++) {
                    // What comes second meets larger tables, so the two take turns in that.
                    boolean watchedFirst = round % 2 == 1;
                    if (watchedFirst) {
                        with.add(counted(clients, tasks, millis));
                    }
                    laboratory.stack().kill(Service.MONITOR);
                    without.add(counted(clients, tasks, millis));
                    laboratory.stack().restart(Service.MONITOR);
                    // What it tells of comes in order: now it has seen all that happened while it was away.
                    probe.millis(round);
                    if (!watchedFirst) {
                        with.add(counted(clients, tasks, millis));
                    }
                    setting.tell(
                            "round %d: %.0f/s without, %.0f/s with it", round + 1, without.getLast(), with.getLast());
                }
            }
            return result(laboratory.postgres(), setting, new Samples(without), new Samples(with));
        }
    }

    /** What was just ended or started has its after-effects; so much does not count before. */
    private static double counted(Throughput clients, List<Task> tasks, long millis) throws InterruptedException {
        clients.measure(tasks, millis);
        return clients.measure(tasks, millis);
    }

    private static Result result(String postgres, Setting setting, Samples without, Samples with) {
        Samples ratio = with.ratioTo(without);
        return new Result(
                postgres,
                List.of(new Table(
                        "%d clients by old names on %d watched tables, tasks a second"
                                .formatted(setting.number("clients"), setting.number("tables")),
                        List.of("monitor", "median", "least", "most", "rounds", "to without", "from", "to"),
                        List.of(row("away", without, without), row("at work", with, without)))),
                List.of(Goal.atLeast("with the monitor to without", ratio.median(), GOAL, Unit.TIMES)),
                Map.of("without the monitor /s", without, "with the monitor /s", with),
                List.of(
                        "synchronous_commit is off, so that the disk does not hide what the monitor costs",
                        "the monitor runs on the same machine as server and clients, and they leave it no core"));
    }

    private static List<Cell> row(String monitor, Samples rates, Samples without) {
        Samples ratio = rates.ratioTo(without);
        return Table.row(
                Table.row(List.of(Cell.words(monitor)), Table.summary(rates, Unit.PER_SECOND)),
                List.of(
                        Cell.of(ratio.median(), Unit.TIMES),
                        Cell.of(ratio.least(), Unit.TIMES),
                        Cell.of(ratio.most(), Unit.TIMES)));
    }
}
