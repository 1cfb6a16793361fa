package dev.onoma.endtoend.hostile;

import dev.onoma.endtoend.hostile.Trial.Outcome;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Many hostile schemas, one after the other on every processor. */
public final class Hostility {

    private static final int TOLD_EVERY = 1000;

    private final Path folder;
    private final Consumer<String> diary;
    private final AtomicLong next = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * @param folder for the server, made when it does not exist
     * @param diary is told how it goes on
     */
    public Hostility(Path folder, Consumer<String> diary) {
        this.folder = folder;
        this.diary = diary;
    }

    /**
     * What was seen.
     *
     * @param offered statements that the database could have taken
     * @param failures each with its seed and the smallest schema that shows it
     */
    public record Report(
            long schemas,
            long offered,
            long statements,
            long steps,
            long undecided,
            long refused,
            long writable,
            List<String> failures) {

        public Report {
            failures = List.copyOf(failures);
        }

        private static final Report NOTHING = new Report(0, 0, 0, 0, 0, 0, 0, List.of());

        private Report and(Report other) {
            List<String> all = new ArrayList<>(failures);
            all.addAll(other.failures);
            return new Report(
                    schemas + other.schemas,
                    offered + other.offered,
                    statements + other.statements,
                    steps + other.steps,
                    undecided + other.undecided,
                    refused + other.refused,
                    writable + other.writable,
                    all);
        }

        private Report and(Outcome seen) {
            return and(new Report(
                    1,
                    seen.offered(),
                    seen.statements(),
                    seen.steps(),
                    seen.undecided(),
                    seen.refused(),
                    seen.writable(),
                    List.of()));
        }

        @Override
        public String toString() {
            return "%d schemas of %d statements (%d more were refused), %d tables to write to, %d steps forward and back, %d names for people to decide, %d relations left alone, %d failures"
                    .formatted(
                            schemas,
                            statements,
                            offered - statements,
                            writable,
                            steps,
                            undecided,
                            refused,
                            failures.size());
        }
    }

    /**
     * Ends with the first that fails.
     *
     * @param first seed; the others follow
     */
    public Report run(long schemas, long first) throws Exception {
        int workers = Runtime.getRuntime().availableProcessors();
        try (Arena arena = new Arena(folder);
                ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Callable<Report>> tasks = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                String database = "hostile" + worker;
                tasks.add(() -> work(arena, database, schemas, first));
            }
            Report report = Report.NOTHING;
            for (Future<Report> done : pool.invokeAll(tasks)) {
                report = report.and(done.get());
            }
            return report;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Report work(Arena arena, String database, long schemas, long first) throws SQLException {
        Report report = Report.NOTHING;
        try (Ground ground = new Ground(arena, database)) {
            for (long i = next.getAndIncrement(); i < schemas && !over.get(); i = next.getAndIncrement()) {
                HostileSchema schema = HostileSchema.of(first + i);
                try {
                    report = report.and(new Trial(ground, schema).run());
                } catch (Broken broken) {
                    if (!over.getAndSet(true)) {
                        ground.renew();
                        report = report.and(new Report(1, 0, 0, 0, 0, 0, 0, List.of(story(ground, schema, broken))));
                    }
                }
                if ((i + 1) % TOLD_EVERY == 0) {
                    diary.accept("%d schemas".formatted(i + 1));
                }
            }
        }
        return report;
    }

    private static String story(Ground ground, HostileSchema schema, Broken broken) throws SQLException {
        HostileSchema smallest = Shrinking.smallest(ground, schema, broken);
        String detail = Trial.broken(ground, smallest).map(Broken::getMessage).orElse(broken.getMessage());
        return "Seed %d: %s%nThe smallest schema that shows it:%n%s%n"
                .formatted(schema.seed(), detail, smallest.script());
    }
}
