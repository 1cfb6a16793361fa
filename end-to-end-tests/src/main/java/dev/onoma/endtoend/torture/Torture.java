package dev.onoma.endtoend.torture;

import dev.onoma.endtoend.site.Schemas;
import dev.onoma.endtoend.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code ./onoma torture}: runs, one after the other, with faults by chance, until the time is over or a guarantee did not hold. */
public final class Torture {

    private static final int TABLES = 40;
    private static final String TARGET = "tortured";

    private Torture() {}

    /** What the command line says. */
    record Settings(Duration time, long seed) {

        static final String USAGE = """
                Usage: ./onoma torture [--minutes N] [--seed S]

                Starts a whole Onoma and breaks it: services, PostgreSQL and Kafka killed, frozen and cut off while runs are under way.
                After each leg the ledger, the event log and the catalogue are held against the guarantees.

                  --minutes N   how long (default 5)
                  --seed S      the same seed gives the same faults at the same times, as far as the machine does (default: any)

                Exit codes: 0 all guarantees held, 1 one did not, 2 the command line is wrong.
                """;

        /**
         * @throws IllegalArgumentException which says what is wrong
         */
        static Settings of(List<String> words) {
            long minutes = 5;
            long seed = System.nanoTime();
            for (int i = 0; i < words.size(); i += 2) {
                String option = words.get(i);
                if (!List.of("--minutes", "--seed").contains(option)) {
                    throw new IllegalArgumentException("Unknown option " + option + ".");
                }
                if (i + 1 == words.size() || !words.get(i + 1).matches("-?\\d{1,18}")) {
                    throw new IllegalArgumentException(option + " wants a whole number.");
                }
                long value = Long.parseLong(words.get(i + 1));
                if (option.equals("--seed")) {
                    seed = value;
                } else if (value < 1) {
                    throw new IllegalArgumentException("--minutes wants at least 1.");
                } else {
                    minutes = value;
                }
            }
            return new Settings(Duration.ofMinutes(minutes), seed);
        }
    }

    /** The program. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(Settings.USAGE);
            return;
        }
        try {
            Path root = Path.of(System.getenv().getOrDefault("ONOMA_ROOT", "."))
                    .toAbsolutePath()
                    .normalize();
            System.exit(run(root, root.resolve("target/torture"), Settings.of(words)) ? 0 : 1);
        } catch (IllegalArgumentException wrong) {
            System.err.printf("onoma: %s%n%n%s", wrong.getMessage(), Settings.USAGE);
            System.exit(2);
        }
    }

    /** Whether every guarantee held. */
    static boolean run(Path root, Path folder, Settings settings) throws Exception {
        System.out.printf(
                "Seed %d, %d minutes%n", settings.seed(), settings.time().toMinutes());
        Instant end = Instant.now().plus(settings.time());
        int trips = 0;
        try (Site site = new Site(root, folder, Map.of(TARGET, Schemas.camelCase(TABLES)))) {
            while (Instant.now().isBefore(end)) {
                long seed = settings.seed() + trips;
                List<String> violations =
                        new Trip(site, TARGET, seed, entry -> System.out.printf("  %s%n", entry)).violations();
                trips++;
                System.out.printf("Run %d (seed %d): %s%n", trips, seed, violations.isEmpty() ? "held" : "BROKEN");
                if (!violations.isEmpty()) {
                    violations.forEach(violation -> System.out.printf("  ! %s%n", violation));
                    System.out.printf(
                            "Again: ./onoma torture --seed %d; logs are in %s%n", seed, folder.resolve("stack/logs"));
                    return false;
                }
            }
        }
        System.out.printf("%d runs with faults in each leg: every guarantee held%n", trips);
        return true;
    }
}
