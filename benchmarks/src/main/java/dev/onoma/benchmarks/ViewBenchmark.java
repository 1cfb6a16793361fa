package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.Task;
import dev.onoma.benchmarks.load.Throughput;
import dev.onoma.benchmarks.measure.Cell;
import dev.onoma.benchmarks.measure.Goal;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.measure.Samples;
import dev.onoma.benchmarks.measure.Table;
import dev.onoma.benchmarks.measure.Unit;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.benchmarks.stack.Laboratory;
import dev.onoma.benchmarks.stack.Migration;
import dev.onoma.local.load.QueryMode;
import dev.onoma.local.stack.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an old name costs: the same statements on the same rows, through the view that Onoma made and straight to the table. */
record ViewBenchmark() implements Benchmark {

    private static final String TARGET = "view";
    private static final double GOAL = 0.95;

    /** By which name a table is spoken to; the first two are one table, and so are the last two. */
    private enum Form {
        TABLE,
        OLD_NAME,
        STANDING_ASIDE,
        BILINGUAL;

        private ViewStatements statements() {
            return switch (this) {
                case TABLE -> new ViewStatements("shop_items", "shop_id", "item_title", "stock_count");
                case OLD_NAME -> new ViewStatements("\"ShopItem\"", "\"shopId\"", "\"itemTitle\"", "\"stockCount\"");
                case STANDING_ASIDE -> new ViewStatements("shop_prices__onoma", "shop_id", "item_title", "stock_count");
                case BILINGUAL -> new ViewStatements("shop_prices", "\"shopId\"", "\"itemTitle\"", "\"stockCount\"");
            };
        }
    }

    @Override
    public String name() {
        return "view";
    }

    @Override
    public String purpose() {
        return "statements through the old name and through a bilingual view against the table itself";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("rows", "rows of each table", 100_000, 1_000),
                new Knob("clients", "connections", 2, 1),
                new Knob("millis", "milliseconds of one measurement", 250, 50),
                new Knob("rounds", "measurements of each", 11, 2));
    }

    @Override
    public Result measure(Setting setting) throws InterruptedException, SQLException {
        List<String> scripts = List.of(
                ViewStatements.create("\"ShopItem\"", setting.number("rows")),
                ViewStatements.create("shop_prices", setting.number("rows")));
        try (Laboratory laboratory = Laboratory.start(
                        setting,
                        servers -> List.of(Databases.target(TARGET, Databases.make(servers, TARGET, scripts))));
                Migration migration = Migration.of(laboratory.planner(), TARGET)) {
            migration.expand();
            String postgres = laboratory.postgres();
            // Nobody else shall be at work on the server.
            laboratory.killServices();
            return result(postgres, measure(laboratory.database(TARGET), setting));
        }
    }

    /** Query mode and kind of statement → form → tasks a second. */
    private static Map<String, Map<Form, Samples>> measure(Database database, Setting setting)
            throws InterruptedException, SQLException {
        Map<String, Map<Form, Samples>> found = new LinkedHashMap<>();
        for (QueryMode mode : QueryMode.values()) {
            try (Throughput clients =
                    new Throughput(database, mode, setting.number("clients"), setting.number("rows"))) {
                for (String kind : Form.TABLE.statements().tasks().keySet()) {
                    setting.tell("%s, %s", mode.label(), kind);
                    found.put(mode.label() + ", " + kind, rounds(clients, kind, setting));
                }
            }
        }
        return found;
    }

    private static Map<Form, Samples> rounds(Throughput clients, String kind, Setting setting)
            throws InterruptedException {
        Map<Form, List<Double>> rates = new EnumMap<>(Form.class);
        // The first round fills caches, and is not counted.
        for (int round = 0; round <= setting.number("rounds"); round++) {
            for (Form form : Form.values()) {
                Task task = form.statements().tasks().get(kind);
                double rate = clients.measure(List.of(task), setting.number("millis"));
                if (round > 0) {
                    rates.computeIfAbsent(form, any -> new ArrayList<>()).add(rate);
                }
            }
        }
        Map<Form, Samples> samples = new EnumMap<>(Form.class);
        rates.forEach((form, values) -> samples.put(form, new Samples(values)));
        return samples;
    }

    private static Result result(String postgres, Map<String, Map<Form, Samples>> found) {
        Map<String, Samples> samples = new LinkedHashMap<>();
        List<List<Cell>> rows = new ArrayList<>();
        List<Double> old = new ArrayList<>();
        List<Double> bilingual = new ArrayList<>();
        found.forEach((statement, rates) -> {
            rates.forEach((form, values) ->
                    samples.put("%s, %s /s".formatted(statement, form.name().toLowerCase(Locale.ROOT)), values));
            Samples oldRatio = ratio(rates, Form.OLD_NAME, Form.TABLE);
            Samples bilingualRatio = ratio(rates, Form.BILINGUAL, Form.STANDING_ASIDE);
            old.add(oldRatio.median());
            bilingual.add(bilingualRatio.median());
            rows.add(Table.row(
                    List.of(Cell.words(statement), Cell.of(of(rates, Form.TABLE).median(), Unit.PER_SECOND)),
                    Table.row(ratioCells(oldRatio), ratioCells(bilingualRatio))));
        });
        Table table = new Table(
                "Tasks a second through the views that Onoma made, as a ratio to the table in the same round",
                List.of(
                        "statement",
                        "table",
                        "old name",
                        "least",
                        "most",
                        "bilingual",
                        "bilingual least",
                        "bilingual most"),
                rows);
        return new Result(
                postgres,
                List.of(table),
                List.of(
                        Goal.atLeast("old name to table, worst kind", new Samples(old).least(), GOAL, Unit.TIMES),
                        Goal.atLeast(
                                "bilingual view to table, worst kind",
                                new Samples(bilingual).least(),
                                GOAL,
                                Unit.TIMES),
                        Goal.atLeast("old name to table, middle kind", new Samples(old).median(), GOAL, Unit.TIMES),
                        Goal.atLeast(
                                "bilingual view to table, middle kind",
                                new Samples(bilingual).median(),
                                GOAL,
                                Unit.TIMES)),
                samples,
                List.of("synchronous_commit is off, or the disk would hide what views cost to writers"));
    }

    private static Samples of(Map<Form, Samples> rates, Form form) {
        Samples samples = rates.get(form);
        if (samples == null) {
            throw new IllegalStateException("Nothing was measured of " + form);
        }
        return samples;
    }

    private static Samples ratio(Map<Form, Samples> rates, Form view, Form table) {
        return of(rates, view).ratioTo(of(rates, table));
    }

    private static List<Cell> ratioCells(Samples ratio) {
        return List.of(
                Cell.of(ratio.median(), Unit.TIMES),
                Cell.of(ratio.least(), Unit.TIMES),
                Cell.of(ratio.most(), Unit.TIMES));
    }
}
