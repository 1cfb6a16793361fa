package dev.onoma.monitor.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TestDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabases.fresh();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void whoHasItKeepsItUntilTheConnectionEnds() throws SQLException {
        Lease first = Lease.renewedEvery(Duration.ofSeconds(1));
        Lease second = Lease.renewedEvery(Duration.ofSeconds(1));
        try (Connection other = database.connect()) {
            try (Connection connection = database.connect()) {
                assertThat(first.take(connection)).isTrue();
                assertThat(first.take(connection)).isTrue();
                assertThat(second.take(other)).isFalse();
            }
            await().atMost(PATIENCE).until(() -> second.take(other));
        }
    }

    @Test
    void whoFallsAsleepLosesIt() throws SQLException {
        Lease sleeper = new Lease(Duration.ofMillis(200));
        Lease second = Lease.renewedEvery(Duration.ofSeconds(1));
        try (Connection asleep = database.connect();
                Connection awake = database.connect()) {
            assertThat(sleeper.take(asleep)).isTrue();

            await().atMost(PATIENCE).until(() -> second.take(awake));

            assertThatThrownBy(() -> sleeper.take(asleep)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whoFallsAsleepInATransactionLosesItToo() throws SQLException {
        Lease sleeper = new Lease(Duration.ofMillis(200));
        Lease second = Lease.renewedEvery(Duration.ofSeconds(1));
        try (Connection asleep = database.connect();
                Connection awake = database.connect()) {
            assertThat(sleeper.take(asleep)).isTrue();
            asleep.setAutoCommit(false);
            asleep.createStatement().execute("SELECT 1");

            await().atMost(PATIENCE).until(() -> second.take(awake));
        }
    }
}
