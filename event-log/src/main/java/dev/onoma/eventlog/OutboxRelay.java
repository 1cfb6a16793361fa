package dev.onoma.eventlog;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the outbox, as soon as it is there. Each message is sent at least once, in the order of the outbox. It does not wait
 * for one message's acknowledgement before it sends the next: the {@link Publisher} keeps the order of a key, also when it has to try
 * again. Of several relays on one database one sends and the others wait to take over.
 */
public final class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = System.getLogger(OutboxRelay.class.getName());
    private static final int BATCH = 200;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(3);
    private static final long RELAY_LOCK = 0x6f6e6f6d_00000002L;

    private final DataSource source;
    private final Publisher publisher;
    private final Duration tick;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Starts to send.
     *
     * @param source one connection of it is kept
     * @param tick how long to wait after a failure, and at the most for a signal
     */
    public OutboxRelay(DataSource source, Publisher publisher, Duration tick) {
        this.source = source;
        this.publisher = publisher;
        this.tick = tick;
        this.thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (Signal signal = new Signal(source, Outbox.CHANNEL)) {
                while (closed.getCount() > 0) {
                    if (relay(source, publisher) == 0) {
                        signal.await(tick);
                    }
                }
            } catch (SQLException | RuntimeException failure) {
                String reason = failure.getCause() == null
                        ? failure.toString()
                        : failure.getCause().toString();
                LOG.log(Level.WARNING, "Messages wait in the outbox, to be tried again in {0}: {1}", tick, reason);
                LOG.log(Level.DEBUG, "The whole story", failure);
                pause();
            }
        }
    }

    /**
     * Sends one batch.
     *
     * @return how many were sent; 0 where there is nothing or another relay is at work
     * @throws CompletionException when a message could not be sent: it and what was not sent because of it stay in the outbox
     */
    static int relay(DataSource source, Publisher publisher) throws SQLException {
        Sent sent = Transaction.in(source, connection -> {
            if (!isOurs(connection)) {
                return new Sent(0, null);
            }
            List<Outbox.Unsent> batch = Outbox.unsent(connection, BATCH);
            return batch.isEmpty() ? new Sent(0, null) : send(connection, publisher, batch);
        });
        if (sent.failure() != null) {
            throw new CompletionException("The broker did not take a message", sent.failure());
        }
        return sent.messages();
    }

    private record Sent(int messages, @Nullable Throwable failure) {}

    private static Sent send(Connection connection, Publisher publisher, List<Outbox.Unsent> batch)
            throws SQLException {
        Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<?>> sendings = new ArrayList<>();
        Set<List<String>> refused = new HashSet<>();
        for (Outbox.Unsent unsent : batch) {
            List<String> key =
                    List.of(unsent.message().topic(), unsent.message().key());
            if (!refused.contains(key)) {
                CompletableFuture<?> sending = publisher
                        .publish(unsent.message())
                        .thenRun(() -> acknowledged.add(unsent.sequence()))
                        .toCompletableFuture();
                sendings.add(sending);
                if (sending.isCompletedExceptionally()) {
                    refused.add(key);
                }
            }
        }
        Throwable failure = failure(CompletableFuture.allOf(sendings.toArray(CompletableFuture[]::new)));
        Outbox.markSent(connection, acknowledged);
        return new Sent(acknowledged.size(), failure);
    }

    /** Of any, once all have come to an end. */
    private static @Nullable Throwable failure(CompletableFuture<Void> all) {
        try {
            all.get();
            return null;
        } catch (ExecutionException broker) {
            return broker.getCause();
        } catch (InterruptedException closing) {
            return closing;
        }
    }

    private static boolean isOurs(Connection connection) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            // It waits for the broker in here; one that has fallen asleep must not keep others from sending for ever.
            // And what a crash of the server makes it forget is sent twice, so its commits need not wait for the disk.
            settings.execute(
                    "SET LOCAL idle_in_transaction_session_timeout = '60s'; SET LOCAL synchronous_commit = off");
        }
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, RELAY_LOCK);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void pause() {
        try {
            closed.await(tick.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            closed.countDown();
        }
    }

    /** Ends after the batch that is being sent, or without its acknowledgements where the broker is away: then it is sent again. */
    @Override
    public void close() {
        closed.countDown();
        try (Connection connection = source.getConnection()) {
            Signal.send(connection, Outbox.CHANNEL);
        } catch (SQLException unreachable) {
            LOG.log(Level.DEBUG, "The relay ends with its next tick", unreachable);
        }
        try {
            if (!thread.join(TIME_TO_STOP)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
