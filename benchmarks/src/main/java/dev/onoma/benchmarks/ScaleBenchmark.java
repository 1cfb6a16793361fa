package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.Schema;
import dev.onoma.benchmarks.measure.Cell;
import dev.onoma.benchmarks.measure.Goal;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.measure.Samples;
import dev.onoma.benchmarks.measure.Table;
import dev.onoma.benchmarks.measure.Unit;
import dev.onoma.benchmarks.stack.BenchmarkFailure;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.Footprint;
import dev.onoma.benchmarks.stack.Laboratory;
import dev.onoma.benchmarks.stack.Leg;
import dev.onoma.benchmarks.stack.Migration;
import dev.onoma.benchmarks.stack.Planner;
import dev.onoma.local.stack.Service;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How time and memory grow with the number of tables; each size has a stack of its own. */
record ScaleBenchmark() implements Benchmark {

    private static final double PLAN_GOAL = 3;
    private static final double RATE_GOAL = 300;
    private static final double MEMORY_GOAL = 512;
    private static final String TARGET = "scale";

    /** One round of one size, in milliseconds. */
    private record Round(double scan, double plan, Leg expand, Leg undo) {}

    /** One size. */
    private record Size(int tables, List<Round> rounds, Map<Service, Footprint> idle, Map<Service, Footprint> after) {

        Samples millis(ToDoubleFunction<Round> value) {
            return Samples.of(rounds.stream().mapToDouble(value).toArray());
        }

        double peak(Service service) {
            Footprint footprint = after.get(service);
            return footprint == null ? 0 : footprint.peakMiB();
        }
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String purpose() {
        return "scan, plan, expand and rollback of 100, 1,000 and 10,000 tables: time, and memory of each service";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("small", "tables of the smallest schema", 100, 10),
                new Knob("middle", "tables of the next one", 1_000, 50),
                new Knob("large", "tables of the largest one; 0 leaves it out", 10_000, 0),
                new Knob("columns", "columns of each", 10, 5),
                new Knob("rounds", "rounds of each size", 3, 1));
    }

    @Override
    public Result measure(Setting setting) throws InterruptedException, SQLException {
        List<Size> sizes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        String postgres = "";
        for (String knob : List.of("small", "middle", "large")) {
            int tables = setting.number(knob);
            if (tables == 0) {
                continue;
            }
            Schema schema = new Schema(tables, setting.number("columns"));
            try (Laboratory laboratory = Laboratory.start(
                    setting,
                    servers -> List.of(Databases.target(TARGET, Databases.make(servers, TARGET, schema.scripts(0)))))) {
                postgres = laboratory.postgres();
                sizes.add(size(laboratory, tables, setting));
            } catch (BenchmarkFailure e) {
                // The smaller ones are worth telling of.
                notes.add("%,d tables cannot be done: %s".formatted(tables, e.getMessage()));
                setting.tell("%s", notes.getLast());
            }
        }
        return result(postgres, sizes, notes);
    }

    private static Size size(Laboratory laboratory, int tables, Setting setting)
            throws InterruptedException, SQLException {
        Map<Service, Footprint> idle = footprints();
        List<Round> rounds = new ArrayList<>();
        Planner planner = laboratory.planner();
        for (int round = 1; round <= setting.number("rounds"); round++) {
            // Each round leaves dead rows in the catalogue.
            Databases.execute(laboratory.database(TARGET), "VACUUM");
            long began = System.nanoTime();
            planner.scan(TARGET);
            long scanned = System.nanoTime();
            Planner.Plan plan = planner.plan(TARGET);
            long planned = System.nanoTime();
            try (Migration migration = Migration.of(planner, plan)) {
                Round found = new Round(
                        (scanned - began) / 1e6, (planned - scanned) / 1e6, migration.expand(), migration.rollBack());
                setting.tell(
                        "%,d tables, round %d: scan %.0f ms, plan %.0f ms, expand %.0f ms, rollback %.0f ms",
                        tables,
                        round,
                        found.scan(),
                        found.plan(),
                        found.expand().millis(),
                        found.undo().millis());
                rounds.add(found);
            }
        }
        return new Size(tables, rounds, idle, footprints());
    }

    private static Map<Service, Footprint> footprints() {
        Map<Service, Footprint> footprints = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            Footprint.processes(ProcessHandle.current(), service.label() + "-service").stream()
                    .findFirst()
                    .ifPresent(process -> footprints.put(service, Footprint.of(process)));
        }
        return footprints;
    }

    private static Result result(String postgres, List<Size> sizes, List<String> notes) {
        if (sizes.isEmpty()) {
            throw new BenchmarkFailure("No size could be done: " + String.join("; ", notes));
        }
        Map<String, Samples> samples = new LinkedHashMap<>();
        List<List<Cell>> times = new ArrayList<>();
        List<List<Cell>> memory = new ArrayList<>();
        Size smallest = sizes.getFirst();
        for (Size size : sizes) {
            Samples expand = size.millis(round -> round.expand().millis());
            Samples steps = size.millis(round -> round.expand().millis("EXPANDING"));
            Samples undo = size.millis(round -> round.undo().millis());
            samples.put("%d tables, scan ms".formatted(size.tables()), size.millis(Round::scan));
            samples.put("%d tables, plan ms".formatted(size.tables()), size.millis(Round::plan));
            samples.put("%d tables, expand ms".formatted(size.tables()), expand);
            samples.put("%d tables, steps ms".formatted(size.tables()), steps);
            samples.put("%d tables, rollback ms".formatted(size.tables()), undo);
            times.add(List.of(
                    Cell.count(size.tables()),
                    Cell.of(size.millis(Round::scan).median(), Unit.MILLIS),
                    Cell.of(size.millis(Round::plan).median(), Unit.MILLIS),
                    Cell.of(expand.median(), Unit.MILLIS),
                    Cell.of(
                            perTable(expand, size)
                                    / perTable(smallest.millis(r -> r.expand().millis()), smallest),
                            Unit.TIMES),
                    Cell.of(1000 / perTable(expand, size), Unit.PER_SECOND),
                    Cell.of(1000 / perTable(steps, size), Unit.PER_SECOND),
                    Cell.of(undo.median(), Unit.MILLIS),
                    Cell.of(1000 / perTable(undo, size), Unit.PER_SECOND)));
            for (Service service : Service.values()) {
                memory.add(memoryRow(size, smallest, service));
            }
        }
        Size largest = sizes.getLast();
        return new Result(
                postgres,
                List.of(
                        new Table(
                                "Time by the number of tables, medians",
                                List.of(
                                        "tables",
                                        "scan",
                                        "plan",
                                        "expand, validated",
                                        "a table to smallest",
                                        "tables validated",
                                        "tables in steps",
                                        "rollback",
                                        "tables back"),
                                times),
                        new Table(
                                "Memory of each service",
                                List.of("tables", "service", "after start", "peak", "to smallest", "growth a table"),
                                memory)),
                goals(largest),
                samples,
                notes);
    }

    private static double perTable(Samples millis, Size size) {
        return millis.median() / size.tables();
    }

    private static List<Cell> memoryRow(Size size, Size smallest, Service service) {
        double growth = size.peak(service) - smallest.peak(service);
        return List.of(
                Cell.count(size.tables()),
                Cell.words(service.label()),
                Optional.ofNullable(size.idle().get(service))
                        .<Cell>map(idle -> Cell.of(idle.residentMiB(), Unit.MEBIBYTES))
                        .orElseGet(Cell::nothing),
                Cell.of(size.peak(service), Unit.MEBIBYTES),
                Cell.of(size.peak(service) / smallest.peak(service), Unit.TIMES),
                size == smallest
                        ? Cell.nothing()
                        : Cell.of(growth * 1024 / (size.tables() - smallest.tables()), Unit.KIBIBYTES));
    }

    private static List<Goal> goals(Size largest) {
        String tables = " of %,d tables".formatted(largest.tables());
        double expand = largest.millis(round -> round.expand().millis()).median();
        double peak = List.of(Service.values()).stream()
                .mapToDouble(largest::peak)
                .max()
                .orElse(0);
        return List.of(
                Goal.atMost("plan" + tables, largest.millis(Round::plan).median() / 1000, PLAN_GOAL, Unit.SECONDS),
                Goal.atLeast("validated expand" + tables, largest.tables() / expand * 1000, RATE_GOAL, Unit.PER_SECOND),
                Goal.atMost("largest service" + tables, peak, MEMORY_GOAL, Unit.MEBIBYTES));
    }
}
