package dev.onoma.local.stack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tells each service where everything is, by the keys of its configuration. */
final class Launches {

    // They start fast and stay small; the second compiler would pay only after hours. The two reserves cost nothing but
    // addresses, and spare each start three full collections of 100 ms. A service that has run out of heap is no
    // service.
    private static final List<String> JVM = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=160m");

    /** The environment variable that says how much heap each service gets, as {@code -Xmx} reads it. */
    static final String HEAP = "ONOMA_SERVICE_HEAP";

    /** To begin with, and enough for 10,000 tables. */
    private static final List<String> DEFAULT_HEAP = List.of("-Xms320m", "-Xmx512m");

    private static final String OWN_PORT = "-Dquarkus.http.port=";

    private final Path root;
    private final String kafka;
    private final Database control;
    private final List<Target> targets;
    private final Wiring wiring;
    private final String commandKey = key();
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);

    Launches(StackSettings settings, String kafka, Database control, List<Target> targets, Wiring wiring) {
        this.root = settings.root();
        this.kafka = kafka;
        this.control = control;
        this.targets = targets;
        this.wiring = wiring;
        for (Service service : Service.values()) {
            ports.put(service, settings.ports().of(service));
        }
    }

    /**
     * @throws StackException when a service was not built
     */
    static void demandBuilt(Path root) {
        for (Service service : Service.values()) {
            Path jar = jar(service, root);
            if (!Files.exists(jar)) {
                throw new StackException("The %s was not built, there is no %s: run \"./mvnw package\" in %s"
                        .formatted(service.label(), jar, root));
            }
        }
    }

    private static Path jar(Service service, Path root) {
        return service.application(root).resolve("quarkus-run.jar");
    }

    ServiceLaunch of(Service service) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        String heap = System.getenv(HEAP);
        command.addAll(heap == null ? DEFAULT_HEAP : List.of("-Xmx" + heap));
        // A newer JDK warns of it; Netty and Kafka unmap buffers and load libraries, which we know.
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        new TreeMap<>(properties(service)).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(jar(service, root).toString());
        return new ServiceLaunch(service, port(service), command, environment(service));
    }

    /** One more of a service, on any free port. */
    static ServiceLaunch another(ServiceLaunch launch) {
        int port = Ports.free().of(launch.service());
        List<String> command = launch.command().stream()
                .map(word -> word.startsWith(OWN_PORT) ? OWN_PORT + port : word)
                .toList();
        return new ServiceLaunch(launch.service(), port, command, launch.secrets());
    }

    private int port(Service service) {
        return ports.getOrDefault(service, 0);
    }

    private Map<String, String> properties(Service service) {
        Map<String, String> properties = new HashMap<>();
        properties.put("quarkus.http.host", "localhost");
        properties.put("quarkus.http.port", Integer.toString(port(service)));
        properties.put("kafka.bootstrap.servers", wiring.kafka(service, kafka));
        // The executor keeps what it knows in the targets, and the monitor nothing.
        if (service == Service.PLANNER || service == Service.VALIDATOR) {
            Database database = wiring.database(service, control);
            properties.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
            properties.put("quarkus.datasource.username", database.user());
        }
        if (service != Service.PLANNER) {
            URI planner = URI.create("http://localhost:" + port(Service.PLANNER));
            properties.put("onoma.planner-url", wiring.planner(service, planner).toString());
        }
        targets.forEach(target -> describe(target, service, properties));
        return properties;
    }

    private void describe(Target target, Service service, Map<String, String> properties) {
        String prefix = "onoma.targets." + target.name() + ".";
        Database database = wiring.database(service, target.database());
        properties.put(prefix + "jdbc-url", database.jdbcUrl());
        properties.put(prefix + "user", database.user());
        properties.put(prefix + "environment", target.environment());
        target.more().forEach((key, value) -> properties.put(prefix + key, value));
        target.standard().ifPresent(standard -> properties.put(prefix + "standard", standard.toString()));
        if (service == Service.VALIDATOR) {
            target.businessRules().ifPresent(rules -> {
                properties.put(prefix + "business-rules", rules.oldNames().toString());
                properties.put(
                        prefix + "business-rules-new-names", rules.newNames().toString());
            });
        }
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> secrets = new HashMap<>(wiring.environment(service));
        if (service != Service.MONITOR) {
            secrets.putIfAbsent("ONOMA_COMMANDS_KEY", commandKey);
        }
        control.password().ifPresent(password -> secrets.put("QUARKUS_DATASOURCE_PASSWORD", password));
        for (Target target : targets) {
            target.database().password().ifPresent(password -> secrets.put(passwordVariable(target.name()), password));
        }
        return secrets;
    }

    /** Known to nobody but the services of this stack. */
    private static String key() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** The environment's spelling of {@code onoma.targets.NAME.password} (MicroProfile Config, 5.3.1). */
    private static String passwordVariable(String target) {
        return ("onoma.targets." + target + ".password")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toUpperCase(Locale.ROOT);
    }
}
