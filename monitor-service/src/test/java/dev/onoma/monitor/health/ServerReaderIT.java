package dev.onoma.monitor.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerReaderIT {

    private static final String ROLE = "looks_on";

    private TestDatabase database;

    @BeforeEach
    void begin() throws SQLException {
        database = TestDatabases.fresh();
        database.execute("CREATE TABLE labels (id int); CREATE ROLE " + ROLE);
    }

    @AfterEach
    void end() throws SQLException {
        database.execute("DROP ROLE " + ROLE);
        database.close();
    }

    @Test
    void countsWhoWaitsForALock() throws Exception {
        assertThat(whileSomebodyWaits("RESET ROLE").blocked()).isOne();
        assertThat(whileSomebodyWaits("RESET ROLE").longestWaitSeconds()).isPositive();
    }

    /** What others wait for is hidden from it, that they wait is not. */
    @Test
    void countsThemWithoutTheRightToSeeWhatOthersDo() throws Exception {
        assertThat(whileSomebodyWaits("SET ROLE " + ROLE).blocked()).isOne();
    }

    @Test
    void leavesOtherDatabasesOut() throws Exception {
        try (TestDatabase other = TestDatabases.fresh();
                Connection connection = other.connect()) {
            assertThat(whileSomebodyWaits(connection).blocked()).isZero();
            assertThat(ServerReader.figures(connection).connections()).isPositive();
        }
    }

    private ServerFigures whileSomebodyWaits(String role) throws Exception {
        try (Connection reader = database.connect();
                Statement statement = reader.createStatement()) {
            statement.execute(role);
            return whileSomebodyWaits(reader);
        }
    }

    private ServerFigures whileSomebodyWaits(Connection reader) throws Exception {
        try (Connection holder = database.connect();
                Statement holding = holder.createStatement()) {
            holding.execute("BEGIN; LOCK TABLE labels");
            CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> count("labels"));
            try (Statement question = holder.createStatement()) {
                await().until(() -> {
                    try (ResultSet row = question.executeQuery("SELECT EXISTS (SELECT FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND wait_event_type = 'Lock')")) {
                        row.next();
                        return row.getBoolean(1);
                    }
                });
            }
            ServerFigures figures = ServerReader.figures(reader);
            holding.execute("ROLLBACK");
            waiter.get();
            return figures;
        }
    }

    private void count(String table) {
        try {
            database.execute("SELECT count(*) FROM " + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
