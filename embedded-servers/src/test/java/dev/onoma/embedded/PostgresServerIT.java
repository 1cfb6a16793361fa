package dev.onoma.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    @TempDir
    private Path folder;

    @Test
    void isDurableAndReadyForLogicalDecoding() throws Exception {
        try (PostgresServer server = start(0);
                Connection connection = server.connect("postgres")) {
            assertThat(ask(connection, "SHOW server_version")).startsWith("18.");
            assertThat(ask(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(connection, "SHOW wal_level")).isEqualTo("logical");
            assertThat(ask(connection, "SHOW max_connections")).isEqualTo("200");
            connection.createStatement().execute("CREATE EXTENSION pg_stat_statements");
            assertThat(ask(connection, "SELECT count(*) >= 0 FROM pg_stat_statements"))
                    .isEqualTo("t");
        }
    }

    @Test
    void settingsOverrideTheDefaults() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder.resolve("data"), 0, Map.of("max_connections", "33"));
                Connection connection = server.connect("postgres")) {
            assertThat(ask(connection, "SHOW max_connections")).isEqualTo("33");
        }
    }

    @Test
    void keepsItsDataAndCanMoveToAnotherPort() throws Exception {
        int firstPort;
        try (PostgresServer server = start(0)) {
            firstPort = server.port();
            server.createDatabase("Odd \"name\"");
            server.createDatabase("Odd \"name\"");
        }
        int otherPort = FreePort.choose(0, "test");
        try (PostgresServer server = start(otherPort);
                Connection connection = server.connect("postgres")) {
            assertThat(server.port()).isEqualTo(otherPort).isNotEqualTo(firstPort);
            assertThat(ask(connection, "SELECT count(*) FROM pg_database WHERE datname = 'Odd \"name\"'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void adoptsTheServerOfAKilledJvm() throws Exception {
        int port = DoomedJvm.startAndKill("postgres", folder.resolve("data"));
        Postmaster leftOver = Postmaster.runningOn(folder.resolve("data")).orElseThrow();
        try (PostgresServer server = start(0);
                Connection connection = server.connect("kept")) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(Postmaster.runningOn(folder.resolve("data"))).contains(leftOver);
            assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
        }
        assertThat(Postmaster.runningOn(folder.resolve("data"))).isEmpty();
    }

    @Test
    void takesNothingFromTheUsersVariables() throws Exception {
        Map<String, String> variables = Map.of("PGPORT", "", "PGDATESTYLE", "no style", "PGDATA", "/nowhere");
        int port = DoomedJvm.startAndKill("postgres", folder.resolve("data"), variables);
        try (PostgresServer server = start(0);
                Connection connection = server.connect("kept")) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void restartsTheServerOfAKilledJvmWhenOtherSettingsAreWanted() throws Exception {
        DoomedJvm.startAndKill("postgres", folder.resolve("data"));
        Postmaster leftOver = Postmaster.runningOn(folder.resolve("data")).orElseThrow();
        int port = FreePort.choose(0, "test");
        try (PostgresServer server = PostgresServer.start(folder.resolve("data"), port, Map.of("work_mem", "7MB"));
                Connection connection = server.connect("kept")) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(ask(connection, "SHOW work_mem")).isEqualTo("7MB");
            assertThat(Postmaster.runningOn(folder.resolve("data"))).isPresent().isNotEqualTo(Optional.of(leftOver));
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("PostgreSQL cannot listen on port " + taken.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void saysThatTheFolderIsInUse() {
        try (PostgresServer server = start(0)) {
            assertThatThrownBy(() -> start(server.port()))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining(folder.resolve("data").toString())
                    .hasMessageContaining("another Onoma");
        }
    }

    private PostgresServer start(int port) {
        return PostgresServer.start(folder.resolve("data"), port, Map.of());
    }

    private static String ask(Connection connection, String query) throws Exception {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
