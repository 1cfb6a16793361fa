package dev.onoma.monitor.cdc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a slot is (PostgreSQL manual, 53.20 pg_replication_slots).
 *
 * @param activePid who reads it; null where nobody does
 * @param walStatus {@code reserved}, {@code extended}, {@code unreserved} or {@code lost}
 * @param confirmed up to where its changes were handled, in bytes
 * @param retained how many bytes of the write-ahead log the server keeps for it
 * @param keepSize {@code max_slot_wal_keep_size} in bytes; -1 for no limit
 */
public record SlotState(@Nullable Integer activePid, String walStatus, long confirmed, long retained, long keepSize) {

    /** Of this database; empty where there is none of the name. */
    public static Optional<SlotState> read(Connection connection, String slot) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Query.SLOT.sql())) {
            statement.setString(1, slot);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new SlotState(
                                row.getObject("active_pid", Integer.class),
                                row.getString("wal_status"),
                                row.getLong("confirmed"),
                                row.getLong("retained"),
                                row.getLong("keep_size")))
                        : Optional.empty();
            }
        }
    }

    /** Whether the server has thrown away what it needs. */
    public boolean lost() {
        return walStatus.equals("lost");
    }
}
