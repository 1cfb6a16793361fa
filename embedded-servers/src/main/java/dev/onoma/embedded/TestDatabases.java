package dev.onoma.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Empty databases for tests, all on one PostgreSQL per JVM, which is stopped when the JVM ends.
 *
 * <p>It is the embedded server, or with the system property {@value #CONTAINERS} a container of postgres:18. Roles
 * belong to the whole server: a test gives them names of its own.
 */
public final class TestDatabases {

    /** The system property that asks for a container instead of the embedded server. */
    public static final String CONTAINERS = "onoma.test.containers";

    private static final String ADDRESS = "onoma.test.postgres.address";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    /** A new, empty database. */
    public static TestDatabase fresh() throws SQLException {
        // The class may be loaded twice in a JVM: the count alone would not be unique.
        int loader = System.identityHashCode(TestDatabases.class.getClassLoader());
        TestDatabase database = database("test_%x_%d".formatted(loader, COUNT.incrementAndGet()));
        try (Connection connection = database("postgres").connect()) {
            Databases.createIfMissing(connection, database.name());
        }
        return database;
    }

    static void drop(TestDatabase database) throws SQLException {
        try (Connection connection = database("postgres").connect()) {
            Databases.drop(connection, database.name());
        }
    }

    private static TestDatabase database(String name) {
        String address = OncePerJvm.address(
                ADDRESS, Boolean.getBoolean(CONTAINERS) ? PostgresContainer::start : TestDatabases::startEmbedded);
        return new TestDatabase(
                name, PostgresServer.jdbcUrl(address, name), PostgresServer.USER, PostgresContainer.PASSWORD);
    }

    private static String startEmbedded() {
        // In the build's folder, so that the next run finds and stops what a killed one left.
        Path folder = Path.of("target", "test-servers", "postgres");
        PostgresServer.discard(folder);
        // Test data need no disk; all else is as in production.
        PostgresServer server = PostgresServer.start(folder, 0, Map.of("fsync", "off"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return "localhost:" + server.port();
    }
}
