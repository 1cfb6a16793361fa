package dev.onoma.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onoma.wire.Envelope;
import dev.onoma.wire.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxIT {

    private static final Duration NEVER = Duration.ofHours(1);

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Publisher publisher = message -> {
        sent.add(message.id());
        return CompletableFuture.completedFuture(null);
    };

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
    void sendsWhatWasCommittedAsSoonAsItIs() throws SQLException {
        try (OutboxRelay relay = new OutboxRelay(database.source(), publisher, NEVER)) {
            put(message("shop", 1), message("shop", 2));
            await().until(() -> sent.equals(List.of("shop-1", "shop-2")));
            put(message("shop", 3));
            await().until(() -> sent.equals(List.of("shop-1", "shop-2", "shop-3")));
        }
        await().untilAsserted(() -> assertThat(unsent()).isEmpty());
    }

    @Test
    void sendsNothingOfATransactionThatWasRolledBack() throws SQLException {
        assertThatThrownBy(() -> Transaction.in(database.source(), connection -> {
                    Outbox.put(connection, List.of(message("shop", 1)));
                    throw new IllegalStateException("after all not");
                }))
                .hasMessage("after all not");

        assertThat(OutboxRelay.relay(database.source(), publisher)).isZero();
    }

    @Test
    void sendsAMessageOnceHoweverOftenItIsPut() throws SQLException {
        put(message("shop", 1));
        put(message("shop", 1), message("shop", 2));
        assertThat(OutboxRelay.relay(database.source(), publisher)).isEqualTo(2);
        put(message("shop", 1));
        assertThat(OutboxRelay.relay(database.source(), publisher)).isZero();

        Transaction.in(database.source(), connection -> {
            Outbox.resend(connection, List.of(message("shop", 1)));
            return null;
        });
        assertThat(OutboxRelay.relay(database.source(), publisher)).isEqualTo(1);
        assertThat(sent).containsExactly("shop-1", "shop-2", "shop-1");
    }

    @Test
    void sendsAllInTheirOrderWithoutWaitingForTheFirst() throws Exception {
        Map<String, CompletableFuture<?>> promises = new ConcurrentHashMap<>();
        Publisher slow = message -> {
            sent.add(message.id());
            return promises.computeIfAbsent(message.id(), id -> new CompletableFuture<>());
        };
        put(message("shop", 1), message("shop", 2), message("bank", 1));
        CompletableFuture<Integer> relay = CompletableFuture.supplyAsync(() -> relayed(slow));

        await().untilAsserted(() -> assertThat(sent).containsExactly("shop-1", "shop-2", "bank-1"));
        promises.values().forEach(promise -> promise.complete(null));

        assertThat(relay.get()).isEqualTo(3);
    }

    @Test
    void endsAlthoughTheBrokerDoesNotAnswer() throws SQLException {
        put(message("shop", 1));
        OutboxRelay relay = new OutboxRelay(
                database.source(),
                message -> {
                    sent.add(message.id());
                    return new CompletableFuture<>();
                },
                Duration.ofMillis(20));
        await().until(() -> !sent.isEmpty());
        relay.close();
        assertThat(unsent()).containsExactly("shop-1");
    }

    @Test
    void keepsWhatTheBrokerDidNotTakeAndAllThatFollowsIt() throws SQLException {
        AtomicBoolean broken = new AtomicBoolean(true);
        Publisher unreliable = message -> message.id().equals("shop-2") && broken.get()
                ? CompletableFuture.failedFuture(new IllegalStateException("no leader"))
                : publisher.publish(message);
        put(message("shop", 1), message("shop", 2), message("shop", 3), message("bank", 1));

        assertThatThrownBy(() -> OutboxRelay.relay(database.source(), unreliable))
                .isInstanceOf(CompletionException.class)
                .hasMessage("The broker did not take a message");
        assertThat(sent).containsExactlyInAnyOrder("shop-1", "bank-1");
        assertThat(unsent()).containsExactly("shop-2", "shop-3");

        broken.set(false);
        assertThat(OutboxRelay.relay(database.source(), unreliable)).isEqualTo(2);
        assertThat(sent).endsWith("shop-2", "shop-3");
    }

    @Test
    void triesAgainByItself() throws SQLException {
        AtomicBoolean failed = new AtomicBoolean();
        Publisher stumbling = message -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("not yet");
            }
            return publisher.publish(message);
        };
        try (OutboxRelay relay = new OutboxRelay(database.source(), stumbling, Duration.ofMillis(20))) {
            put(message("shop", 1));
            await().until(() -> sent.equals(List.of("shop-1")));
        }
    }

    @Test
    void sendsAgainWhatItCouldNotMark() throws SQLException {
        put(message("shop", 1));
        Publisher last = message -> {
            disconnectAll();
            return publisher.publish(message);
        };

        assertThatThrownBy(() -> OutboxRelay.relay(database.source(), last)).isInstanceOf(SQLException.class);
        assertThat(OutboxRelay.relay(database.source(), publisher)).isEqualTo(1);
        assertThat(sent).containsExactly("shop-1", "shop-1");
    }

    @Test
    void survivesTheLossOfItsConnections() throws SQLException {
        try (OutboxRelay relay = new OutboxRelay(database.source(), publisher, Duration.ofMillis(20))) {
            put(message("shop", 1));
            await().until(() -> sent.size() == 1);
            disconnectAll();
            put(message("shop", 2));
            await().until(() -> sent.equals(List.of("shop-1", "shop-2")));
        }
    }

    @Test
    void oneOfTwoRelaysSends() throws SQLException {
        Envelope[] many = IntStream.rangeClosed(1, 500)
                .mapToObj(number -> message("shop", number))
                .toArray(Envelope[]::new);
        try (OutboxRelay one = new OutboxRelay(database.source(), publisher, Duration.ofMillis(5));
                OutboxRelay other = new OutboxRelay(database.source(), publisher, Duration.ofMillis(5))) {
            put(many);
            await().until(() -> unsent().isEmpty());
        }
        assertThat(sent).isEqualTo(List.of(many).stream().map(Envelope::id).toList());
    }

    @Test
    void keepsTheOrderOfTheCommits() throws Exception {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int number = 1; number <= 40; number++) {
            Envelope message = message("shop", number);
            writers.add(CompletableFuture.runAsync(() -> {
                try {
                    Transaction.in(database.source(), connection -> {
                        Outbox.put(connection, List.of(message));
                        try (var note = connection.createStatement()) {
                            note.execute(
                                    "INSERT INTO onoma_control.inbox (consumer, message_id, seen_at) VALUES ('order', '"
                                            + message.id() + "', clock_timestamp())");
                        }
                        return null;
                    });
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).get();

        while (OutboxRelay.relay(database.source(), publisher) > 0) {}
        assertThat(sent)
                .hasSize(40)
                .isEqualTo(database.texts("SELECT message_id FROM onoma_control.inbox ORDER BY seen_at"));
    }

    @Test
    void forgetsWhatWasSentLongAgo() throws SQLException {
        put(message("shop", 1), message("shop", 2));
        OutboxRelay.relay(database.source(), publisher);
        put(message("shop", 3));
        database.execute(
                "UPDATE onoma_control.outbox SET sent_at = now() - interval '2 days' WHERE message_id <> 'shop-2'"
                        + " AND sent_at IS NOT NULL");

        int forgotten = Transaction.in(database.source(), connection -> Outbox.forget(connection, Duration.ofDays(1)));

        assertThat(forgotten).isEqualTo(1);
        assertThat(unsent()).containsExactly("shop-3");
    }

    private int relayed(Publisher through) {
        try {
            return OutboxRelay.relay(database.source(), through);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void disconnectAll() {
        try {
            database.texts(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(Envelope... messages) throws SQLException {
        Transaction.in(database.source(), connection -> {
            Outbox.put(connection, List.of(messages));
            return null;
        });
    }

    private List<String> unsent() throws SQLException {
        return database.texts("SELECT message_id FROM onoma_control.outbox WHERE sent_at IS NULL ORDER BY sequence");
    }

    private static Envelope message(String key, int number) {
        return new Envelope(
                Topics.COMMANDS,
                key,
                Map.of(Envelope.ID, key + "-" + number, Envelope.TYPE, "dev.onoma.test"),
                "{\"number\":" + number + "}");
    }
}
