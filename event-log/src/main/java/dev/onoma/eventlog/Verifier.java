package dev.onoma.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Computes the chain of the event log anew, and compares. */
final class Verifier {

    private static final int ROWS_AT_ONCE = 1_000;

    private long position;
    private byte[] hash = new byte[32];

    private Verifier() {}

    /** Within a transaction, so that it reads row by row. */
    static Verification verify(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }
        return new Verifier().walk(connection);
    }

    private Verification walk(Connection connection) throws SQLException {
        EventLog.Head head = EventLog.head(connection);
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT position, event_id, topic, kafka_partition, kafka_offset, type, run, target, time, payload, previous_hash, hash
                FROM onoma_control.event_log
                ORDER BY position
                """)) {
            query.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String wrong = wrong(row);
                    if (wrong != null) {
                        return new Verification.Broken(position, wrong);
                    }
                }
            }
        }
        return end(head);
    }

    private @Nullable String wrong(ResultSet row) throws SQLException {
        position++;
        long found = row.getLong("position");
        if (found != position) {
            return found == position + 1
                    ? "The entry was taken out of the log."
                    : "The entries %d to %d were taken out of the log.".formatted(position, found - 1);
        }
        if (!Arrays.equals(hash, row.getBytes("previous_hash"))) {
            return "The entry does not follow the one before it: one of them was replaced.";
        }
        hash = HashChain.next(hash, position, EventLog.entry(row));
        return Arrays.equals(hash, row.getBytes("hash"))
                ? null
                : "The entry (%s) was changed after it was written.".formatted(row.getString("event_id"));
    }

    private Verification end(EventLog.Head head) {
        if (position < head.position()) {
            return new Verification.Broken(
                    position + 1,
                    "The log ends at %d and once ended at %d: the last entries were taken out."
                            .formatted(position, head.position()));
        }
        if (position > head.position() || !Arrays.equals(hash, head.hash())) {
            return new Verification.Broken(
                    Math.min(position, head.position() + 1), "The end of the log is not what was written last.");
        }
        return new Verification.Unbroken(position, HexFormat.of().formatHex(hash));
    }
}
