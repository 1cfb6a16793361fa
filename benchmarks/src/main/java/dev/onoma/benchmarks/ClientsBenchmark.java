package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.ClientFleet;
import dev.onoma.benchmarks.load.Reader;
import dev.onoma.benchmarks.load.Rename;
import dev.onoma.benchmarks.load.Schema;
import dev.onoma.benchmarks.load.Task;
import dev.onoma.benchmarks.load.Work;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.rival.Flyway;
import dev.onoma.benchmarks.rival.Liquibase;
import dev.onoma.benchmarks.rival.Onoma;
import dev.onoma.benchmarks.rival.PgrollComplete;
import dev.onoma.benchmarks.rival.PgrollStart;
import dev.onoma.benchmarks.rival.PlainScript;
import dev.onoma.benchmarks.rival.Rival;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.Laboratory;
import dev.onoma.benchmarks.stack.Migration;
import dev.onoma.local.load.Window;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Target;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What clients feel while a schema gets its new names, and loses them again, with a reader in the way. */
record ClientsBenchmark() implements Benchmark {

    private static final String TEMPLATE = "clients_template";
    private static final String ONOMA = "clients_onoma";
    private static final int COLUMNS = 10;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final long A_WHILE_MILLIS = 1000;

    /** Makes a rival on a database of its own. */
    private interface Entrance {
        Rival enter(Database database, Path folder) throws InterruptedException, SQLException;
    }

    @Override
    public String name() {
        return "clients";
    }

    @Override
    public String purpose() {
        return "what clients wait and lose under Onoma, a psql script, Flyway, Liquibase and pgroll's statements";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("tables", "tables", 12, 4),
                new Knob("rows", "rows of each", 10_000, 200),
                new Knob("clients", "clients, in the three query modes in turn", 8, 3),
                new Knob("before", "seconds of work before, to compare with", 10, 1),
                new Knob("reader", "seconds that a reader stays in the way, each way", 60, 2),
                new Knob("rounds", "rounds of all", 1, 1));
    }

    @Override
    public Result measure(Setting setting) throws InterruptedException, SQLException {
        Schema schema = new Schema(setting.number("tables"), COLUMNS);
        List<Rename> renames = schema.renames();
        List<Entrance> others = List.of(
                (database, folder) -> new PlainScript(database, renames),
                (database, folder) -> new Flyway(database, renames, folder),
                (database, folder) -> new Liquibase(database, renames, folder),
                (database, folder) -> PgrollStart.prepared(database, renames),
                (database, folder) -> PgrollComplete.prepared(database, renames));
        List<ClientsOutcome> outcomes = new ArrayList<>();
        try (Laboratory laboratory = Laboratory.start(setting, servers -> targets(servers, schema, setting))) {
            for (int round = 1; round <= setting.number("rounds"); round++) {
                try (Migration migration = Migration.of(laboratory.planner(), ONOMA)) {
                    outcomes.add(outcome(new Onoma(migration, laboratory.database(ONOMA)), schema, setting));
                }
                for (int other = 0; other < others.size(); other++) {
                    String name = "clients_%d_%d".formatted(round, other);
                    Database database = Databases.copy(laboratory.stack().servers(), TEMPLATE, name);
                    Path folder = setting.folder().resolve("%s-%d".formatted(name, System.currentTimeMillis()));
                    outcomes.add(outcome(others.get(other).enter(database, folder), schema, setting));
                }
            }
            return new ClientsReport(setting, outcomes).result(laboratory.postgres());
        }
    }

    private static List<Target> targets(Servers servers, Schema schema, Setting setting) {
        Databases.make(servers, TEMPLATE, schema.scripts(setting.number("rows")));
        return List.of(Databases.target(ONOMA, Databases.copy(servers, TEMPLATE, ONOMA)));
    }

    private static ClientsOutcome outcome(Rival rival, Schema schema, Setting setting)
            throws InterruptedException, SQLException {
        Work work = new Work(Task.ofDay(schema, rival.naming()), setting.number("rows"), PAUSE);
        ClientFleet fleet = ClientFleet.start(rival.seen(), work, setting.number("clients"));
        Window before;
        Window expand;
        Optional<Window> undo = Optional.empty();
        try (fleet) {
            before = fleet.work(1000L * setting.number("before"));
            expand = withReader(rival, rival::expand, schema, setting);
            demandNewNames(rival, schema);
            fleet.work(A_WHILE_MILLIS);
            if (rival.canUndo()) {
                undo = Optional.of(withReader(rival, rival::undo, schema, setting));
                fleet.work(A_WHILE_MILLIS);
            }
        }
        ClientsOutcome outcome = ClientsOutcome.of(rival.name(), fleet, before, expand, undo);
        setting.tell(
                "%-15s %d failed, longest wait %.0f ms, expand took %.1f s",
                rival.name(), outcome.failures().size(), outcome.longest(), expand.millis() / 1000);
        return outcome;
    }

    /** They are not compared unless they do the same. */
    private static void demandNewNames(Rival rival, Schema schema) throws SQLException {
        for (Rename rename : schema.renames()) {
            Databases.execute(
                    rival.seenByNewNames(),
                    "SELECT %s FROM %s LIMIT 0"
                            .formatted(String.join(", ", rename.columns().values()), rename.newName()));
        }
    }

    private interface Way {
        void go() throws InterruptedException, SQLException;
    }

    /** Goes a way that a reader blocks; gives how long that took. */
    private static Window withReader(Rival rival, Way way, Schema schema, Setting setting)
            throws InterruptedException, SQLException {
        // Neither the first nor the last table, so that steps before and behind it are seen.
        Rename blocked = schema.renames().get(schema.tables() / 2);
        Reader reader =
                Reader.start(rival.seen(), rival.naming().table(blocked), Duration.ofSeconds(setting.number("reader")));
        long begin = System.nanoTime();
        way.go();
        Window window = Window.since(begin);
        reader.await();
        return window;
    }
}
