package dev.onoma.benchmarks;

import dev.onoma.benchmarks.measure.Cell;
import dev.onoma.benchmarks.measure.Goal;
import dev.onoma.benchmarks.measure.Result;
import dev.onoma.benchmarks.measure.Samples;
import dev.onoma.benchmarks.measure.Table;
import dev.onoma.benchmarks.measure.Unit;
import dev.onoma.benchmarks.stack.UpProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long {@code ./onoma up} takes until every service says that it is well, and what it holds of the memory then. */
record StartBenchmark() implements Benchmark {

    private static final double GOAL = 15;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String purpose() {
        return "./onoma up to healthy on new data and on data that are there, and the memory of the stack";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(new Knob("rounds", "starts of each", 5, 1));
    }

    @Override
    public Result measure(Setting setting) throws InterruptedException, SQLException {
        List<Double> fresh = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        Map<String, List<Double>> memory = new LinkedHashMap<>();
        String postgres = "";
        // The first start fills the machine's file cache, and is not counted.
        for (int round = 0; round <= setting.number("rounds"); round++) {
            Path state = setting.folder()
                    .resolve("round-" + round + "-" + ProcessHandle.current().pid());
            double first;
            double second;
            try (UpProcess up = UpProcess.start(setting.root(), state)) {
                first = up.seconds();
                postgres = up.postgres();
            }
            try (UpProcess up = UpProcess.start(setting.root(), state)) {
                second = up.seconds();
                if (round > 0) {
                    up.residentMiB()
                            .forEach((part, mebibytes) -> memory.computeIfAbsent(part, any -> new ArrayList<>())
                                    .add(mebibytes));
                }
            }
            UpProcess.discard(state);
            setting.tell("round %d: %.1f s on new data, %.1f s again", round, first, second);
            if (round > 0) {
                fresh.add(first);
                again.add(second);
            }
        }
        return result(postgres, new Samples(fresh), new Samples(again), memory);
    }

    private static Result result(String postgres, Samples fresh, Samples again, Map<String, List<Double>> memory) {
        Map<String, Samples> samples = new LinkedHashMap<>();
        samples.put("start on new data s", fresh);
        samples.put("start again s", again);
        List<List<Cell>> rows = new ArrayList<>();
        memory.forEach((part, values) -> {
            Samples mebibytes = new Samples(values);
            samples.put(part + " MiB", mebibytes);
            rows.add(Table.row(List.of(Cell.words(part)), Table.summary(mebibytes, Unit.MEBIBYTES)));
        });
        return new Result(
                postgres,
                List.of(
                        new Table(
                                "./onoma up until all services are healthy",
                                List.of("data", "median", "least", "most", "starts", "to new"),
                                List.of(row("new", fresh, fresh), row("there", again, fresh))),
                        new Table(
                                "Memory when it has started, what is shared divided by those who share it",
                                List.of("part", "median", "least", "most", "starts"),
                                rows)),
                List.of(Goal.atMost("./onoma up on new data", fresh.median(), GOAL, Unit.SECONDS)),
                samples,
                List.of("from the start of the shell script, after the build, until /q/health of all four says UP"));
    }

    private static List<Cell> row(String data, Samples seconds, Samples fresh) {
        return Table.row(
                Table.row(List.of(Cell.words(data)), Table.summary(seconds, Unit.SECONDS)),
                List.of(Cell.of(seconds.ratioTo(fresh).median(), Unit.TIMES)));
    }
}
