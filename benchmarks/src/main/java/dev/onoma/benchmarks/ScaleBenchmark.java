package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.Schema;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.stack.BenchmarkFailure;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.Footprint;
import dev.onoma.benchmarks.stack.Laboratory;
import dev.onoma.benchmarks.stack.Migration;
import dev.onoma.benchmarks.stack.Planner;
import dev.onoma.local.stack.Service;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How time and memory grow with the number of tables; each size has a stack of its own. */
record ScaleBenchmark() implements Benchmark {

    private static final String TARGET = "scale";

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
        List<ScaleSize> sizes = new ArrayList<>();
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
        if (sizes.isEmpty()) {
            throw new BenchmarkFailure("No size could be done: " + String.join("; ", notes));
        }
        return new ScaleReport(sizes).result(postgres, notes);
    }

    private static ScaleSize size(Laboratory laboratory, int tables, Setting setting)
            throws InterruptedException, SQLException {
        Map<Service, Footprint> idle = footprints();
        List<ScaleSize.Round> rounds = new ArrayList<>();
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
                ScaleSize.Round found = new ScaleSize.Round(
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
        return new ScaleSize(tables, rounds, idle, footprints());
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
}
