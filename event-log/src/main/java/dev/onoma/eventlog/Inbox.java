package dev.onoma.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which messages were handled: what a handler does and that it did it commit together. */
public final class Inbox {

    private Inbox() {}

    /**
     * Notes messages as handled, in the transaction that handles them. Who is given an id by this method has it alone: another
     * transaction that asks for it waits for the end of this one.
     *
     * @param consumer who handles them: each consumer sees every message once
     * @return those that are new; the others were handled before
     */
    public static Set<String> take(Connection connection, String consumer, Collection<String> messageIds)
            throws SQLException {
        Set<String> taken = new HashSet<>();
        if (messageIds.isEmpty()) {
            return taken;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO onoma_control.inbox (consumer, message_id)
                SELECT ?, id FROM unnest(?::text[]) AS id ORDER BY id
                ON CONFLICT DO NOTHING
                RETURNING message_id
                """)) {
            insert.setString(1, consumer);
            insert.setArray(2, connection.createArrayOf("text", messageIds.toArray()));
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    taken.add(rows.getString(1));
                }
            }
        }
        return taken;
    }

    /**
     * Forgets messages that are too old to come again.
     *
     * @return how many
     */
    public static int forget(Connection connection, Duration olderThan) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM onoma_control.inbox WHERE seen_at < now() - make_interval(secs => ?)")) {
            delete.setDouble(1, olderThan.toSeconds());
            return delete.executeUpdate();
        }
    }
}
