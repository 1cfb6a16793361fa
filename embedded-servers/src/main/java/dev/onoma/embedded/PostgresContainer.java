package dev.onoma.embedded;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** The container that stands in for the embedded server; a class of its own, as Testcontainers is optional. */
final class PostgresContainer {

    static final String PASSWORD = "onoma";

    private PostgresContainer() {}

    /** Starts it and returns host:port; Testcontainers removes it when the JVM ends. */
    static String start() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withUsername(PostgresServer.USER)
                .withPassword(PASSWORD)
                .withCommand(
                        "postgres",
                        "-c",
                        "wal_level=logical",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "shared_preload_libraries=pg_stat_statements");
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }
}
