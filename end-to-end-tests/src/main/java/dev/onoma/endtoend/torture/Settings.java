package dev.onoma.endtoend.torture;

import java.util.List;

/**
 * What the command line of {@code ./onoma torture} says.
 *
 * @param amount minutes, schemas or schedules
 * @param seed the first; further ones follow it
 */
record Settings(Kind kind, long amount, long seed) {

    /** What is to be put to the test. */
    enum Kind {
        MINUTES,
        HOSTILE,
        SCHEDULES
    }

    static final String USAGE = """
            Usage: ./onoma torture [--minutes N | --hostile N | --schedules N] [--seed S]

            --minutes: starts a whole Onoma and breaks it: services, PostgreSQL and Kafka killed, frozen and cut off while runs are under
            way. After each leg the ledger, the event log and the catalogue are held against the guarantees.
            --hostile: takes schemas full of names that nobody expects forward and back on a real PostgreSQL, and holds catalogue, rows and
            both sets of names against the plan. What fails is made as small as can be, and its statements are printed.
            --schedules: runs the saga under random orders of messages, crashes and second thoughts, without servers. What fails is made as
            small as can be, and printed as a file to be kept as a test.

              --minutes N     how long (default 5)
              --hostile N     how many schemas
              --schedules N   how many schedules
              --seed S        the same seed gives the same faults (at the same times, as far as the machine does), schemas or schedules
                              (default: any)

            Exit codes: 0 all guarantees held, 1 one did not, 2 the command line is wrong.
            """;

    private static final List<String> OPTIONS = List.of("--minutes", "--hostile", "--schedules", "--seed");

    /**
     * @throws IllegalArgumentException which says what is wrong
     */
    static Settings of(List<String> words) {
        Settings settings = new Settings(Kind.MINUTES, 5, System.nanoTime());
        boolean isChosen = false;
        for (int i = 0; i < words.size(); i += 2) {
            String option = words.get(i);
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException("Unknown option " + option + ".");
            }
            if (i + 1 == words.size() || !words.get(i + 1).matches("-?\\d{1,18}")) {
                throw new IllegalArgumentException(option + " wants a whole number.");
            }
            long value = Long.parseLong(words.get(i + 1));
            if (option.equals("--seed")) {
                settings = new Settings(settings.kind(), settings.amount(), value);
            } else if (value < 1) {
                throw new IllegalArgumentException(option + " wants at least 1.");
            } else if (isChosen) {
                throw new IllegalArgumentException("Only one of --minutes, --hostile and --schedules at a time.");
            } else {
                settings = new Settings(kind(option), value, settings.seed());
                isChosen = true;
            }
        }
        return settings;
    }

    private static Kind kind(String option) {
        return switch (option) {
            case "--hostile" -> Kind.HOSTILE;
            case "--schedules" -> Kind.SCHEDULES;
            default -> Kind.MINUTES;
        };
    }
}
