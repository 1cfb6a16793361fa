package dev.onoma.endtoend.torture;

import dev.onoma.endtoend.hostile.Hostility;
import dev.onoma.run.schedule.SagaSchedules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./onoma torture}. */
public final class Program {

    // Kept, or the level is forgotten with it: libraries tell of every server they start and every migration they find.
    private static final Logger LIBRARIES = Logger.getLogger("");

    private Program() {}

    /** Ends the JVM with the exit code that {@link Settings#USAGE} tells of. */
    public static void main(String[] arguments) throws Exception {
        LIBRARIES.setLevel(Level.WARNING);
        List<String> words = List.of(arguments);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(Settings.USAGE);
            return;
        }
        try {
            Path root = Path.of(System.getenv().getOrDefault("ONOMA_ROOT", "."))
                    .toAbsolutePath()
                    .normalize();
            System.exit(run(root, Settings.of(words)) ? 0 : 1);
        } catch (IllegalArgumentException wrong) {
            System.err.printf("onoma: %s%n%n%s", wrong.getMessage(), Settings.USAGE);
            System.exit(2);
        }
    }

    private static boolean run(Path root, Settings settings) throws Exception {
        Path folder = root.resolve("target/torture");
        return switch (settings.kind()) {
            case MINUTES -> Torture.run(root, folder, Duration.ofMinutes(settings.amount()), settings.seed());
            case HOSTILE -> hostile(folder, settings);
            case SCHEDULES -> schedules(settings);
        };
    }

    private static boolean hostile(Path folder, Settings settings) throws Exception {
        System.out.printf("Seed %d, %d schemas%n", settings.seed(), settings.amount());
        long start = System.nanoTime();
        Hostility.Report report = new Hostility(
                        folder.resolve("hostile"), entry -> System.out.printf("  %s, %s%n", entry, since(start)))
                .run(settings.amount(), settings.seed());
        report.failures().forEach(System.out::println);
        System.out.printf("%s, %s%n", report, since(start));
        return report.failures().isEmpty();
    }

    private static boolean schedules(Settings settings) {
        System.out.printf("Seed %d, %d schedules%n", settings.seed(), settings.amount());
        long start = System.nanoTime();
        String failure = SagaSchedules.run(settings.amount(), settings.seed());
        System.out.println(failure.isEmpty() ? "every promise held, " + since(start) : failure);
        return failure.isEmpty();
    }

    private static String since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds() + " s";
    }
}
