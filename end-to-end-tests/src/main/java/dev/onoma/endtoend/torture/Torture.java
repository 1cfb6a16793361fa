package dev.onoma.endtoend.torture;

import dev.onoma.endtoend.site.Schemas;
import dev.onoma.endtoend.site.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Runs, one after the other, with faults by chance, until the time is over or a guarantee did not hold. */
final class Torture {

    private static final int TABLES = 50;
    private static final String TARGET = "tortured";
    private static final int MOST_SHOWN = 20;

    private final Site site;
    private final Path folder;
    private final Deck deck;
    private final Tally tally;
    private int samples;

    private Torture(Site site, Path folder) {
        this.site = site;
        this.folder = folder;
        this.deck = new Deck(TARGET, site.hasDisk(), site.hasClocks());
        this.tally = new Tally(deck.kinds());
    }

    /**
     * Whether every guarantee held.
     *
     * @param first the seed of the first run; the next one has the next, so that each can be made again alone
     */
    static boolean run(Path root, Path folder, Duration time, long first) throws Exception {
        System.out.printf("Seed %d, %d minutes%n", first, time.toMinutes());
        long end = System.nanoTime() + time.toNanos();
        try (Site site = new Site(root, folder, Map.of(TARGET, Schemas.camelCase(TABLES)), true)) {
            Torture torture = new Torture(site, folder);
            torture.tellWhatIsMissing();
            int runs = 0;
            boolean held = true;
            while (held && System.nanoTime() < end) {
                held = torture.trip(++runs, first + runs - 1);
            }
            held = held && torture.nothingLost();
            torture.tally.lines().forEach(System.out::println);
            System.out.printf(
                    "%d runs with faults in each leg, the catalogue seen %d times meanwhile: %s%n",
                    runs, torture.samples, held ? "every guarantee held" : "BROKEN");
            return held;
        }
    }

    private void tellWhatIsMissing() {
        if (!site.hasDisk()) {
            System.out.println(
                    "No full disk: a file system of its own cannot be mounted here (it takes Linux and root)");
        }
        if (!site.hasClocks()) {
            System.out.println(
                    "No wrong clocks: the library for them cannot be made here (it takes Linux and a C compiler)");
        }
    }

    private boolean trip(int number, long seed) throws Exception {
        var places = LongStream.iterate(seed * Trip.FAULTS, place -> place + 1).iterator();
        Trip trip = new Trip(
                site,
                TARGET,
                seed,
                () -> deck.at(places.nextLong()),
                tally,
                entry -> System.out.printf("  %s%n", entry));
        List<String> violations = violations(trip);
        samples += trip.samples();
        return judge("Run %d (seed %d)".formatted(number, seed), violations, seed);
    }

    /** Also what keeps the trip from its end: a service that does not start, an answer that is none. */
    private static List<String> violations(Trip trip) throws InterruptedException {
        try {
            return trip.violations();
        } catch (IOException | SQLException | RuntimeException | AssertionError unexpected) {
            StringWriter story = new StringWriter();
            unexpected.printStackTrace(new PrintWriter(story));
            return List.of("not possible: " + story);
        }
    }

    /** What was sent was heard, and all of it could be read. */
    private boolean nothingLost() throws Exception {
        return judge("Messages", new Messages(site).violations(), 0);
    }

    private boolean judge(String what, List<String> violations, long seed) {
        System.out.printf("%s: %s%n", what, violations.isEmpty() ? "held" : "BROKEN");
        if (!violations.isEmpty()) {
            violations.stream().limit(MOST_SHOWN).forEach(violation -> System.out.printf("  ! %s%n", violation));
            if (violations.size() > MOST_SHOWN) {
                System.out.printf("  ! and %d more%n", violations.size() - MOST_SHOWN);
            }
            System.out.printf(
                    "Again: ./onoma torture --seed %d; logs are in %s%n",
                    seed, folder.resolve("stack/logs") + " and " + folder.resolve("server-logs"));
        }
        return violations.isEmpty();
    }
}
