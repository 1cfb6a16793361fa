package dev.onoma.local;

import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Ports;
import dev.onoma.local.stack.StackSettings;
import dev.onoma.local.stack.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code up} was asked for. */
final class UpOptions {

    static final String HELP = """
            Usage: ./onoma up [OPTION...]

            Starts PostgreSQL, Kafka and the four services on this machine, and stops them on Ctrl-C.

              --state DIR                keeps data and logs there (default: .onoma)
              --port N                   ports from N on (default: 8480 on, or any free ones)
              --target NAME=JDBC-URL     a database of yours to be migrated, instead of the embedded one; repeatable
              --environment NAME=WORD    production (default), staging or development
              --standard NAME=FILE       the target's naming standard
              --kafka HOST:PORT          a broker of yours instead of the embedded one
              --control-db JDBC-URL      a database of yours for Onoma's own data

            A JDBC URL is jdbc:postgresql://HOST:PORT/DATABASE?user=USER. Passwords come by the environment only:
            ONOMA_TARGET_<NAME>_PASSWORD for a target (its name in upper case, anything but A-Z and 0-9 as _), and
            ONOMA_CONTROL_DB_PASSWORD.
            """;

    private static final Set<String> VALUED =
            Set.of("--state", "--port", "--target", "--environment", "--standard", "--kafka", "--control-db");
    private static final Set<String> ENVIRONMENTS = Set.of("production", "staging", "development");
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,62}";
    private static final int HIGHEST_PORT = 65_535;

    private UpOptions() {}

    /**
     * @param root where Onoma was built
     * @throws UsageException when something about it cannot be
     */
    static StackSettings read(List<String> words, Path root, Map<String, String> environment) {
        Arguments arguments = Arguments.parse(words, Set.of(), VALUED);
        int port = arguments.number("--port", 0, 0, HIGHEST_PORT - Ports.COUNT);
        return new StackSettings(
                root,
                Path.of(arguments.one("--state").orElse(".onoma")),
                targets(arguments, environment),
                arguments.one("--kafka"),
                arguments.one("--control-db").map(url -> controlDatabase(url, environment)),
                port == 0 ? Ports.preferred(Ports.DEFAULT) : Ports.demanded(port),
                false);
    }

    private static Database controlDatabase(String url, Map<String, String> environment) {
        return DatabaseOption.read("--control-db", url, "ONOMA_CONTROL_DB", environment);
    }

    private static List<Target> targets(Arguments arguments, Map<String, String> environment) {
        Map<String, String> urls = arguments.pairs("--target", "NAME=JDBC-URL");
        Map<String, String> environments = arguments.pairs("--environment", "NAME=WORD");
        Map<String, String> standards = arguments.pairs("--standard", "NAME=FILE");
        demandKnown("--environment", environments, urls);
        demandKnown("--standard", standards, urls);
        List<Target> targets = new ArrayList<>();
        urls.forEach((name, url) -> {
            if (!name.matches(NAME)) {
                throw new UsageException(
                        "--target: \"%s\" is no name for a target; letters, digits, - and _ make one".formatted(name));
            }
            targets.add(new Target(
                    name,
                    DatabaseOption.read("--target", url, DatabaseOption.variables(name), environment),
                    care(name, environments.getOrDefault(name, "production")),
                    Optional.ofNullable(standards.get(name)).map(UpOptions::standard),
                    Optional.empty()));
        });
        return targets;
    }

    private static void demandKnown(String option, Map<String, String> about, Map<String, String> targets) {
        for (String name : about.keySet()) {
            if (!targets.containsKey(name)) {
                throw new UsageException(
                        "%s is about \"%s\", and there is no --target of that name".formatted(option, name));
            }
        }
    }

    private static String care(String target, String word) {
        if (!ENVIRONMENTS.contains(word)) {
            throw new UsageException("--environment: \"%s\" cannot be \"%s\"; it is production, staging or development"
                    .formatted(target, word));
        }
        return word;
    }

    private static Path standard(String file) {
        Path path = Path.of(file).toAbsolutePath().normalize();
        if (!Files.isReadable(path)) {
            throw new UsageException("--standard: there is no file %s to be read".formatted(path));
        }
        return path;
    }
}
