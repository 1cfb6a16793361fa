package dev.onoma.embedded;

import java.nio.file.Path;

/** One Kafka broker per JVM for tests, stopped when the JVM ends; tests keep apart by names of topics and groups. */
public final class TestKafka {

    private static final String ADDRESS = "onoma.test.kafka.address";

    private TestKafka() {}

    /** What clients take as {@code bootstrap.servers}; the first call starts the broker, in 2 to 3 s. */
    public static String bootstrapServers() {
        return OncePerJvm.address(ADDRESS, TestKafka::start);
    }

    private static String start() {
        Path folder = Path.of("target", "test-servers", "kafka");
        Folders.delete(folder);
        KafkaBroker broker = KafkaBroker.start(folder, 0);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        return broker.bootstrapServers();
    }
}
