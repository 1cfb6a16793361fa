package dev.onoma.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Alert.Severity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutsideAlertsIT {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05Z");

    private ControlDatabase database;
    private Instant now = Instant.parse("2026-01-02T03:10:00Z");

    @BeforeEach
    void open() throws SQLException {
        database = ControlDatabase.fresh();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void theSameAgainIsNoNews() throws SQLException {
        assertThat(raise(Severity.WARNING, null)).isTrue();
        assertThat(raise(Severity.WARNING, null)).isFalse();
        assertThat(raise(Severity.INFO, null)).isFalse();
        assertThat(raise(Severity.CRITICAL, null)).isTrue();
        assertThat(raise(Severity.CRITICAL, null)).isFalse();
    }

    @Test
    void whatIsOverIsOverOnceAndMayComeAgain() throws SQLException {
        assertThat(resolve()).isFalse();
        raise(Severity.CRITICAL, null);
        assertThat(resolve()).isTrue();
        assertThat(resolve()).isFalse();
        assertThat(raise(Severity.CRITICAL, null)).isTrue();
    }

    @Test
    void whatDidNotComeForLongIsOver() throws SQLException {
        raise(Severity.CRITICAL, null);
        now = now.plus(Duration.ofMinutes(59));
        assertThat(raise(Severity.CRITICAL, null)).isFalse();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(raise(Severity.CRITICAL, null)).isFalse();
        now = now.plus(Duration.ofMinutes(61));
        assertThat(raise(Severity.CRITICAL, null)).isTrue();
    }

    @Test
    void whoSaysWhenItBeganIsBelieved() throws SQLException {
        assertThat(raise(Severity.CRITICAL, BEGAN)).isTrue();
        now = now.plus(Duration.ofDays(1));
        assertThat(raise(Severity.CRITICAL, BEGAN)).as("it lasts").isFalse();
        resolve();
        assertThat(raise(Severity.CRITICAL, BEGAN)).as("a late copy").isFalse();
        assertThat(raise(Severity.CRITICAL, BEGAN.plusSeconds(60)))
                .as("another one")
                .isTrue();
    }

    @Test
    void ofManyCopiesAtOnceOneIsNews() throws Exception {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> sending = () -> raise(Severity.CRITICAL, null);
            List<Future<Boolean>> answers = senders.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> sending).toList());
            int news = 0;
            for (Future<Boolean> answer : answers) {
                news += answer.get() ? 1 : 0;
            }
            assertThat(news).isEqualTo(1);
        }
    }

    @Test
    void forgetsWhatIsOld() throws SQLException {
        now = Instant.now().minus(Duration.ofDays(40));
        raise(Severity.CRITICAL, null);

        assertThat((int) Transaction.in(
                        database.source(), connection -> OutsideAlerts.forget(connection, Duration.ofDays(35))))
                .isEqualTo(1);
    }

    private boolean raise(Severity severity, @Nullable Instant beganAt) throws SQLException {
        return Transaction.in(
                database.source(),
                connection ->
                        OutsideAlerts.raise(connection, "errors", "shop", severity, beganAt, now, FORGOTTEN_AFTER));
    }

    private boolean resolve() throws SQLException {
        return Transaction.in(database.source(), connection -> OutsideAlerts.resolve(connection, "errors", now));
    }
}
