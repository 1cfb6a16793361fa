package dev.onoma.benchmarks;

import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.stack.BenchmarkFailure;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.Laboratory;
import dev.onoma.benchmarks.stack.Migration;
import dev.onoma.benchmarks.stack.Planner;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Target;
import java.sql.SQLException;
import java.util.List;

/** What proof costs: the search for orphans against the bare query, and the proof of a rename on few rows and on many. */
record ValidateBenchmark() implements Benchmark {

    private static final String FEW = "validate_few";
    private static final String MANY = "validate_many";

    private static final String ANTI_JOIN = """
            SELECT count(*) FROM %s AS child WHERE child.%s IS NOT NULL
            AND NOT EXISTS (SELECT FROM %s AS parent WHERE parent.id = child.%s)""";

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
            ValidateFound found = new ValidateFound();
            // The first round fills caches, and is not counted.
            round(laboratory, new ValidateFound());
            for (int round = 1; round <= setting.number("rounds"); round++) {
                round(laboratory, found);
                setting.tell(
                        "round %d: bare anti-join %.0f ms, Onoma's check %.0f ms",
                        round,
                        found.bare().getLast(),
                        found.many().foreignKeys().getLast());
            }
            return found.result(laboratory.postgres(), setting);
        }
    }

    private static List<Target> targets(Servers servers, Setting setting) {
        return List.of(
                Databases.target(FEW, Databases.make(servers, FEW, List.of(schema(setting.number("few"))))),
                Databases.target(MANY, Databases.make(servers, MANY, List.of(schema(setting.number("many"))))));
    }

    /** A child a hundred times as large as its parent. The key is not validated, as those that are get trusted when they are large. */
    private static String schema(int rows) {
        return """
                CREATE TABLE "StockParent" (id bigint PRIMARY KEY, "itemTitle" text);
                CREATE TABLE "StockChild" (id bigint NOT NULL, "parentId" bigint, "stockCount" integer DEFAULT 0);
                INSERT INTO "StockParent" SELECT n, 'a title' FROM generate_series(0, %1$d / 100) AS n;
                INSERT INTO "StockChild" (id, "parentId") SELECT n, n / 100 FROM generate_series(1, %1$d) AS n;
                ALTER TABLE "StockChild" ADD PRIMARY KEY (id);
                ALTER TABLE "StockChild" ADD FOREIGN KEY ("parentId") REFERENCES "StockParent" NOT VALID;
                """.formatted(rows);
    }

    /** There and back on both; each validation of the larger one has a bare query beside it. */
    private static void round(Laboratory laboratory, ValidateFound found) throws InterruptedException, SQLException {
        Planner planner = laboratory.planner();
        try (Migration migration = Migration.of(planner, FEW)) {
            found.few().add(migration.expand(), planner.latestReport(migration.run()));
            found.few().add(migration.rollBack(), planner.latestReport(migration.run()));
        }
        Database many = laboratory.database(MANY);
        try (Migration migration = Migration.of(planner, MANY)) {
            found.bare().add(antiJoin(many, "\"StockChild\"", "\"parentId\"", "\"StockParent\""));
            found.many().add(migration.expand(), planner.latestReport(migration.run()));
            found.bare().add(antiJoin(many, "stock_children", "parent_id", "stock_parents"));
            found.many().add(migration.rollBack(), planner.latestReport(migration.run()));
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
}
