package dev.onoma.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this JVM (KRaft: broker and controller in one) that keeps its data in a folder.
 *
 * <p>It listens on localhost without authentication. After a killed JVM the next start on the folder recovers it.
 */
public final class KafkaBroker implements AutoCloseable {

    /** One node only, and small: the defaults are those of a cluster of big machines. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // After a kill the controller takes the old broker for alive this long, and the new one waits; default 9 s.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            Map.entry("num.network.threads", "1"),
            Map.entry("num.io.threads", "2"));

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker on the folder and returns when it serves clients.
     *
     * @param folder made when it does not exist
     * @param port 0 for any free one
     * @throws ServerStartException when the port or the folder is in use, or the broker refuses to start
     */
    public static KafkaBroker start(Path folder, int port) {
        return start(folder, port, List.of());
    }

    /**
     * One more way in: who comes by it is told to come again by another port, behind which something forwards to this one.
     *
     * @param name in capitals
     * @param port where the broker listens
     * @param advertised where clients are sent
     */
    public record Door(String name, int port, int advertised) {}

    /** The same, with more ways in. */
    public static KafkaBroker start(Path folder, int port, List<Door> doors) {
        int chosenPort = FreePort.choose(port, "Kafka");
        Properties properties = properties(folder, chosenPort);
        open(doors, chosenPort, properties);
        if (Files.notExists(folder.resolve("meta.properties"))) {
            format(folder, properties);
        }
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            server.startup();
        } catch (RuntimeException e) {
            if (server != null) {
                server.shutdown();
            }
            throw new ServerStartException(
                    "Kafka does not start in %s: %s. Is another Onoma using the folder?"
                            .formatted(folder, e.getMessage()),
                    e);
        }
        return new KafkaBroker(server, chosenPort);
    }

    private static Properties properties(Path folder, int port) {
        int controllerPort = FreePort.choose(0, "Kafka's controller");
        Properties properties = new Properties();
        properties.putAll(SETTINGS);
        properties.put("log.dirs", folder.toAbsolutePath().toString());
        properties.put(
                "listeners", "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
        // Voters by configuration: those that formatting writes down would tie the folder to one controller port.
        properties.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        return properties;
    }

    private static void open(List<Door> doors, int port, Properties properties) {
        StringBuilder listeners = new StringBuilder(properties.getProperty("listeners"));
        StringBuilder advertised = new StringBuilder("PLAINTEXT://localhost:" + port);
        StringBuilder protocols = new StringBuilder(properties.getProperty("listener.security.protocol.map"));
        for (Door door : doors) {
            listeners.append(",%s://localhost:%d".formatted(door.name(), door.port()));
            advertised.append(",%s://localhost:%d".formatted(door.name(), door.advertised()));
            protocols.append(",%s:PLAINTEXT".formatted(door.name()));
        }
        properties.put("listeners", listeners.toString());
        properties.put("advertised.listeners", advertised.toString());
        properties.put("listener.security.protocol.map", protocols.toString());
    }

    private static void format(Path folder, Properties properties) {
        Folders.make(folder, "Kafka");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            Path file = Files.createTempFile("onoma-kafka-", ".properties");
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            String[] arguments = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()};
            int exitCode = StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
            Files.delete(file);
            if (exitCode != 0) {
                throw new ServerStartException("Kafka cannot format the folder %s: %s"
                        .formatted(folder, output.toString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new ServerStartException("Kafka cannot format the folder %s: %s".formatted(folder, e), e);
        }
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Stops the broker in good order; the data stay. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
