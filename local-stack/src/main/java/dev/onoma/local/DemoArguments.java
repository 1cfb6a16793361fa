package dev.onoma.local;

import dev.onoma.local.demo.DemoOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What {@code demo} was asked for. */
final class DemoArguments {

    static final String HELP = """
            Usage: ./onoma demo [OPTION...]

            Renames the example shop while its clients are at work, proves that nothing was lost, and takes it back.
            Ends with a report on the screen and in target/demo/report.json, and with 1 when something was not as it should.

              --drift        disturbs a run five times instead: each time it is rolled back by itself, see drift-report.json
              --keep         stops after expand, leaves everything running, and says how to go on
              --clients N    how many clients work at a time (default: 8)
              --state DIR    where data, logs and report go (default: target/demo in the clone)
            """;

    private static final int CLIENTS = 8;
    private static final int MOST_CLIENTS = 64;

    private DemoArguments() {}

    /**
     * @param root where Onoma was built
     * @throws UsageException when something about it cannot be
     */
    static DemoOptions read(List<String> words, Path root) {
        Arguments arguments = Arguments.parse(words, Set.of("--keep", "--drift"), Set.of("--clients", "--state"));
        if (arguments.has("--keep") && arguments.has("--drift")) {
            throw new UsageException("--keep and --drift do not go together: what is disturbed is rolled back");
        }
        return new DemoOptions(
                root,
                arguments
                        .one("--state")
                        .map(Path::of)
                        .orElse(root.resolve("target").resolve("demo")),
                arguments.number("--clients", CLIENTS, 1, MOST_CLIENTS),
                arguments.has("--keep"),
                arguments.has("--drift"));
    }
}
