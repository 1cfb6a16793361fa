package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.Schema;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.stack.BenchmarkFailure;
import dev.onoma.benchmarks.stack.Busy;
import dev.onoma.benchmarks.stack.ConsumerGroup;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.FleetFollower;
import dev.onoma.benchmarks.stack.Laboratory;
import dev.onoma.benchmarks.stack.Planner;
import dev.onoma.embedded.PostgresServer;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Target;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many databases at a time, shared by one, two and four executors. */
record FleetBenchmark() implements Benchmark {

    private static final List<Integer> EXECUTORS = List.of(1, 2, 4);
    private static final String EXECUTOR_GROUP = "onoma-executor";
    private static final String TEMPLATE = "fleet_template";

    /** Each database has connections and a replication slot of its own. */
    private static final Map<String, String> SERVER_SETTINGS = Map.of(
            "max_connections", "2000",
            "max_replication_slots", "500",
            "max_wal_senders", "500");

    private interface Request {
        void send(String run) throws InterruptedException;
    }

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public String purpose() {
        return "many databases expanded at a time by one, two and four executors, and where the time goes";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("databases", "databases", 100, 4),
                new Knob("tables", "tables of each", 20, 3),
                new Knob("rounds", "rounds with each number of executors", 3, 1));
    }

    @Override
    public Result measure(Setting setting) throws InterruptedException, SQLException {
        // A server of their own, as in life: the control database shall not wait for them.
        try (PostgresServer server = PostgresServer.start(newFolder(setting), 0, SERVER_SETTINGS)) {
            // The stack's own watch over its servers does not know of this one.
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-targets"));
            List<Target> targets = targets(server, setting);
            try (Laboratory laboratory = Laboratory.start(setting, servers -> targets);
                    FleetFollower follower = new FleetFollower(laboratory.planner())) {
                List<FleetRound> rounds = new ArrayList<>();
                for (int round = 1; round <= setting.number("rounds"); round++) {
                    for (int executors : EXECUTORS) {
                        rounds.add(round(laboratory, follower, targets, executors, setting));
                    }
                }
                return new FleetReport(setting, rounds).result(laboratory.postgres());
            }
        }
    }

    private static Path newFolder(Setting setting) {
        return setting.folder().resolve("targets-" + ProcessHandle.current().pid());
    }

    private static List<Target> targets(PostgresServer server, Setting setting) throws SQLException {
        server.createDatabase(TEMPLATE);
        Schema schema = new Schema(setting.number("tables"), 10);
        for (String script : schema.scripts(100)) {
            Databases.execute(database(server, TEMPLATE), script);
        }
        List<Target> targets = new ArrayList<>();
        for (int number = 1; number <= setting.number("databases"); number++) {
            String name = "fleet" + number;
            Databases.execute(database(server, "postgres"), "CREATE DATABASE %s TEMPLATE %s".formatted(name, TEMPLATE));
            targets.add(Databases.target(name, database(server, name)));
        }
        return targets;
    }

    private static Database database(PostgresServer server, String name) {
        return new Database(server.jdbcUrl(name), PostgresServer.USER, Optional.empty());
    }

    private static FleetRound round(
            Laboratory laboratory, FleetFollower follower, List<Target> targets, int executors, Setting setting)
            throws InterruptedException {
        ConsumerGroup group = new ConsumerGroup(laboratory.stack().endpoints().kafka(), EXECUTOR_GROUP);
        List<AutoCloseable> others = new ArrayList<>();
        try {
            for (int number = 2; number <= executors; number++) {
                others.add(laboratory.stack().startAnother(Service.EXECUTOR));
            }
            group.await(executors);
            // Executors that have just been started are slow, and are not what is to be measured.
            thereAndBack(laboratory.planner(), follower, targets, executors);
            FleetRound round = thereAndBack(laboratory.planner(), follower, targets, executors);
            setting.tell("executors: %d, expand %.0f ms, rollback %.0f ms", executors, round.expand(), round.undo());
            return round;
        } finally {
            others.forEach(FleetBenchmark::end);
            group.await(1);
        }
    }

    private static void end(AutoCloseable executor) {
        try {
            executor.close();
        } catch (Exception e) {
            throw new BenchmarkFailure("An executor does not end", e);
        }
    }

    private static FleetRound thereAndBack(Planner planner, FleetFollower follower, List<Target> targets, int executors)
            throws InterruptedException {
        List<String> runs = new ArrayList<>();
        for (Target target : targets) {
            runs.add(planner.approve(planner.plan(target.name())));
        }
        Busy before = Busy.now();
        double expand = millis(follower, runs, "SOAKING", planner::start);
        Map<String, Double> busy = Busy.now().since(before);
        double undo = millis(follower, runs, "ROLLED_BACK", run -> planner.rollBack(run, "all"));
        return new FleetRound(executors, expand, undo, busy);
    }

    /** Asks for all at the same time; from the first request until the last run is there. */
    private static double millis(FleetFollower follower, List<String> runs, String goal, Request request)
            throws InterruptedException {
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> requests = new ArrayList<>();
            for (String run : runs) {
                requests.add(threads.submit(() -> {
                    request.send(run);
                    return run;
                }));
            }
            for (Future<?> sent : requests) {
                sent.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
        follower.await(runs, goal);
        return (System.nanoTime() - began) / 1e6;
    }
}
