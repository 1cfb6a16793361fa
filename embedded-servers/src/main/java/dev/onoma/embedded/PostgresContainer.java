package dev.onoma.embedded;

import java.util.stream.Stream;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The container that stands in for the embedded server; a class of its own, as Testcontainers is optional. */
final class PostgresContainer {

    static final String PASSWORD = "onoma";

    private PostgresContainer() {}

    /** Starts it, with the settings of the embedded one, and returns host:port; Testcontainers removes it when the JVM ends. */
    static String start() {
        Stream<String> settings = PostgresServer.DEFAULTS.entrySet().stream()
                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()));
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withUsername(PostgresServer.USER)
                .withPassword(PASSWORD)
                // Roles that tests make have no password, and the embedded server asks for none.
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                .withCommand(Stream.concat(Stream.of("postgres"), settings).toArray(String[]::new));
        container.start();
        return container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }
}
