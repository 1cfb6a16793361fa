package dev.onoma.eventlog;

import dev.onoma.catalog.jdbc.Times;
import dev.onoma.events.Alert.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts from outside are open. Whoever sends alerts sends the same ones again, after a timeout or every few minutes; each is told
 * once, again when it gets worse, and once when it is over. In the transaction that tells it.
 */
public final class OutsideAlerts {

    private OutsideAlerts() {}

    /**
     * What is known of an alert.
     *
     * @param beganAt as its sender says; null where it does not
     * @param seenAt when it came last
     * @param resolvedAt when it was over; null while it is open
     */
    record Known(
            Severity severity,
            @Nullable Instant beganAt,
            Instant seenAt,
            @Nullable Instant resolvedAt) {

        /** Whether the alert, coming again, is another episode, or a worse one. */
        boolean isNews(Severity now, @Nullable Instant begins, Instant at, Duration forgottenAfter) {
            if (resolvedAt != null) {
                // A copy of what is over already may come late.
                return begins == null || !begins.equals(beganAt);
            }
            boolean sameEpisode = begins != null ? begins.equals(beganAt) : at.isBefore(seenAt.plus(forgottenAfter));
            return !sameEpisode || now.compareTo(severity) > 0;
        }
    }

    /** The time by the database, in which those who take alerts agree. */
    public static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT clock_timestamp()");
                ResultSet row = query.executeQuery()) {
            row.next();
            return Objects.requireNonNull(Times.in(row, "clock_timestamp"));
        }
    }

    /**
     * Notes that an alert is raised.
     *
     * @param beganAt as its sender says: the same for all copies of it
     * @param now by {@link #now(Connection)}
     * @param forgottenAfter an open alert that did not come again for so long, and does not say when it began, is taken for over
     * @return whether that is news
     */
    public static boolean raise(
            Connection connection,
            String id,
            String target,
            Severity severity,
            @Nullable Instant beganAt,
            Instant now,
            Duration forgottenAfter)
            throws SQLException {
        if (insert(connection, id, target, severity, beganAt, now)) {
            return true;
        }
        boolean news = find(connection, id).isNews(severity, beganAt, now, forgottenAfter);
        update(connection, id, news ? severity : null, beganAt, now);
        return news;
    }

    /**
     * Notes that an alert is over.
     *
     * @return whether that is news
     */
    public static boolean resolve(Connection connection, String id, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE onoma_control.outside_alert SET resolved_at = ?, seen_at = ? WHERE id = ? AND resolved_at IS NULL")) {
            update.setObject(1, utc(now));
            update.setObject(2, utc(now));
            update.setString(3, id);
            return update.executeUpdate() > 0;
        }
    }

    /**
     * Forgets alerts that did not come for long.
     *
     * @return how many
     */
    public static int forget(Connection connection, Duration olderThan) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM onoma_control.outside_alert WHERE seen_at < now() - make_interval(secs => ?)")) {
            delete.setDouble(1, olderThan.toSeconds());
            return delete.executeUpdate();
        }
    }

    private static boolean insert(
            Connection connection, String id, String target, Severity severity, @Nullable Instant beganAt, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO onoma_control.outside_alert (id, target, severity, began_at, seen_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING
                """)) {
            insert.setString(1, id);
            insert.setString(2, target);
            insert.setString(3, severity.name());
            insert.setObject(4, beganAt == null ? null : utc(beganAt));
            insert.setObject(5, utc(now));
            return insert.executeUpdate() > 0;
        }
    }

    /** Locked, so that of two copies at the same time one is news. */
    private static Known find(Connection connection, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT severity, began_at, seen_at, resolved_at FROM onoma_control.outside_alert WHERE id = ? FOR UPDATE
                """)) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Known(
                        Severity.valueOf(row.getString(1)),
                        Times.in(row, "began_at"),
                        Objects.requireNonNull(Times.in(row, "seen_at")),
                        Times.in(row, "resolved_at"));
            }
        }
    }

    private static void update(
            Connection connection, String id, @Nullable Severity news, @Nullable Instant beganAt, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                news == null ? "UPDATE onoma_control.outside_alert SET seen_at = ? WHERE id = ?" : """
                        UPDATE onoma_control.outside_alert SET seen_at = ?, severity = ?, began_at = ?, resolved_at = NULL
                        WHERE id = ?
                        """)) {
            update.setObject(1, utc(now));
            if (news != null) {
                update.setString(2, news.name());
                update.setObject(3, beganAt == null ? null : utc(beganAt));
            }
            update.setString(news == null ? 2 : 4, id);
            update.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
