package dev.onoma.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxIT {

    private ControlDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = ControlDatabase.fresh();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void givesEachConsumerEachMessageOnce() throws SQLException {
        assertThat(take("saga", List.of("a", "b", "a"))).containsExactlyInAnyOrder("a", "b");
        assertThat(take("saga", List.of("b", "c"))).containsExactly("c");
        assertThat(take("saga", List.of())).isEmpty();
        assertThat(take("audit", List.of("a"))).containsExactly("a");
    }

    @Test
    void givesAMessageAgainThatWasNotHandled() throws SQLException {
        assertThatThrownBy(() -> Transaction.in(database.source(), connection -> {
                    Inbox.take(connection, "saga", List.of("a"));
                    throw new IllegalStateException("it died");
                }))
                .hasMessage("it died");

        assertThat(take("saga", List.of("a"))).containsExactly("a");
    }

    @Test
    void forgetsWhatIsOld() throws SQLException {
        take("saga", List.of("a", "b"));
        database.execute("UPDATE onoma_control.inbox SET seen_at = now() - interval '8 days' WHERE message_id = 'a'");

        assertThat((int) Transaction.in(database.source(), connection -> Inbox.forget(connection, Duration.ofDays(7))))
                .isEqualTo(1);
        assertThat(take("saga", List.of("a", "b"))).containsExactly("a");
    }

    private Set<String> take(String consumer, Collection<String> ids) throws SQLException {
        return Transaction.in(database.source(), connection -> Inbox.take(connection, consumer, ids));
    }
}
