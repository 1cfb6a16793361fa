package dev.onoma.eventlog;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages that are sent if and only if the transaction that wanted them commits. {@link OutboxRelay} sends them.
 *
 * <p>They go out in the order of the commits: who puts messages waits for others who did until these have committed. So a
 * transaction puts its messages last, in one call.
 */
public final class Outbox {

    /** The channel on which PostgreSQL tells that there is something to be sent. */
    public static final String CHANNEL = "onoma_outbox";

    /** Advisory locks of the control database: "onom" and a number. */
    private static final long ORDER_LOCK = 0x6f6e6f6d_00000001L;

    private static final TypeReference<LinkedHashMap<String, String>> HEADERS = new TypeReference<>() {};

    private Outbox() {}

    /** Puts messages; one whose id was put before is left out, sent or not. */
    public static void put(Connection connection, Collection<Envelope> messages) throws SQLException {
        insert(connection, messages, "ON CONFLICT (message_id) DO NOTHING");
    }

    /** Puts messages anew: those that were sent before are sent once more. */
    public static void resend(Connection connection, Collection<Envelope> messages) throws SQLException {
        insert(connection, messages, "ON CONFLICT (message_id) DO UPDATE SET sent_at = NULL");
    }

    /** Takes back what is for a topic and was not sent yet. */
    static void withdraw(Connection connection, String topic) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM onoma_control.outbox WHERE sent_at IS NULL AND topic = ?")) {
            delete.setString(1, topic);
            delete.executeUpdate();
        }
    }

    /**
     * Forgets messages that were sent long ago.
     *
     * @return how many
     */
    public static int forget(Connection connection, Duration olderThan) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM onoma_control.outbox WHERE sent_at < now() - make_interval(secs => ?)")) {
            delete.setDouble(1, olderThan.toSeconds());
            return delete.executeUpdate();
        }
    }

    private static void insert(Connection connection, Collection<Envelope> messages, String onConflict)
            throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, ORDER_LOCK);
            lock.execute();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO onoma_control.outbox (message_id, topic, key, headers, body) VALUES (?, ?, ?, ?, ?) "
                        + onConflict)) {
            for (Envelope message : messages) {
                insert.setString(1, message.id());
                insert.setString(2, message.topic());
                insert.setString(3, message.key());
                insert.setString(4, Json.write(message.headers()));
                insert.setString(5, message.body());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        Signal.send(connection, CHANNEL);
    }

    record Unsent(long sequence, Envelope message) {}

    static List<Unsent> unsent(Connection connection, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT sequence, topic, key, headers, body
                FROM onoma_control.outbox
                WHERE sent_at IS NULL
                ORDER BY sequence
                LIMIT ?
                """)) {
            query.setInt(1, limit);
            List<Unsent> unsent = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    unsent.add(new Unsent(
                            rows.getLong(1),
                            new Envelope(
                                    rows.getString(2),
                                    rows.getString(3),
                                    headers(rows.getString(4)),
                                    rows.getString(5))));
                }
            }
            return unsent;
        }
    }

    static void markSent(Connection connection, Collection<Long> sequences) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE onoma_control.outbox SET sent_at = now() WHERE sequence = ANY (?)")) {
            update.setArray(1, connection.createArrayOf("bigint", sequences.toArray()));
            update.executeUpdate();
        }
    }

    private static Map<String, String> headers(String json) {
        try {
            return Json.mapper().readValue(json, HEADERS);
        } catch (IOException damaged) {
            throw new UncheckedIOException("A row of onoma_control.outbox has headers that are no JSON", damaged);
        }
    }
}
