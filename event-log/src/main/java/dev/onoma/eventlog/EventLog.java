package dev.onoma.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Everything that happened, in the order in which it was heard of. Entries are only appended; each is bound to the one before by a
 * hash, so that whoever changes the past is found out.
 */
public final class EventLog {

    /** The channel on which PostgreSQL tells of new entries. */
    public static final String CHANNEL = "onoma_event_log";

    private final DataSource source;

    public EventLog(DataSource source) {
        this.source = source;
    }

    /**
     * Appends what is not there yet; an entry whose event id is known is left out.
     *
     * @return how many were new
     */
    public int append(Collection<LogEntry> entries) throws SQLException {
        return entries.isEmpty() ? 0 : Transaction.in(source, connection -> append(connection, entries));
    }

    /** The same in a transaction of the caller; other writers wait for its end. */
    public int append(Connection connection, Collection<LogEntry> entries) throws SQLException {
        Head head = lockHead(connection);
        Set<String> known = known(connection, entries);
        long position = head.position();
        byte[] hash = head.hash();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO onoma_control.event_log (position, event_id, topic, kafka_partition, kafka_offset, type, run, target,
                                                     time, payload, previous_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (LogEntry entry : entries) {
                if (known.add(entry.eventId())) {
                    byte[] previous = hash;
                    position++;
                    hash = HashChain.next(previous, position, entry);
                    add(insert, position, entry, previous, hash);
                }
            }
            if (position > head.position()) {
                insert.executeBatch();
                moveHead(connection, position, hash);
            }
        }
        return (int) (position - head.position());
    }

    /** The entries after a position, in order; a reader goes on from the position of the last one it got. */
    public List<StoredEntry> read(long afterPosition, int limit, LogFilter filter) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        SELECT position, event_id, topic, kafka_partition, kafka_offset, type, run, target, time, payload, hash
                        FROM onoma_control.event_log
                        WHERE position > ?
                          AND (?::text IS NULL OR run = ?) AND (?::text IS NULL OR target = ?) AND (?::text IS NULL OR type = ?)
                          AND (?::float8 IS NULL
                               OR coalesce(appended_at, time) > clock_timestamp() - make_interval(secs => ?))
                        ORDER BY position
                        LIMIT ?
                        """)) {
            query.setLong(1, afterPosition);
            query.setString(2, filter.run());
            query.setString(3, filter.run());
            query.setString(4, filter.target());
            query.setString(5, filter.target());
            query.setString(6, filter.type());
            query.setString(7, filter.type());
            Double seconds =
                    filter.within() == null ? null : (double) filter.within().toSeconds();
            query.setObject(8, seconds, Types.DOUBLE);
            query.setObject(9, seconds, Types.DOUBLE);
            query.setInt(10, limit);
            List<StoredEntry> entries = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(new StoredEntry(
                            rows.getLong("position"),
                            entry(rows),
                            HexFormat.of().formatHex(rows.getBytes("hash"))));
                }
            }
            return entries;
        }
    }

    /** Reads the whole log and computes its chain anew. */
    public Verification verify() throws SQLException {
        return Transaction.in(source, Verifier::verify);
    }

    record Head(long position, byte[] hash) {}

    static Head head(Connection connection) throws SQLException {
        return head(connection, "SELECT position, hash FROM onoma_control.event_log_head");
    }

    private static Head head(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new SQLException(
                        "onoma_control.event_log_head is empty: somebody has deleted the end of the event log's chain.");
            }
            return new Head(row.getLong(1), row.getBytes(2));
        }
    }

    static LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(
                row.getString("event_id"),
                row.getString("topic"),
                row.getInt("kafka_partition"),
                row.getLong("kafka_offset"),
                row.getString("type"),
                row.getString("run"),
                row.getString("target"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("payload"));
    }

    /** One writer at a time: the chain has one end. */
    private static Head lockHead(Connection connection) throws SQLException {
        return head(connection, "SELECT position, hash FROM onoma_control.event_log_head FOR UPDATE");
    }

    private static Set<String> known(Connection connection, Collection<LogEntry> entries) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT event_id FROM onoma_control.event_log WHERE event_id = ANY (?)")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", entries.stream().map(LogEntry::eventId).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
        }
        return known;
    }

    private static void add(PreparedStatement insert, long position, LogEntry entry, byte[] previous, byte[] hash)
            throws SQLException {
        insert.setLong(1, position);
        insert.setString(2, entry.eventId());
        insert.setString(3, entry.topic());
        insert.setInt(4, entry.partition());
        insert.setLong(5, entry.offset());
        insert.setString(6, entry.type());
        insert.setString(7, entry.run());
        insert.setString(8, entry.target());
        insert.setObject(9, entry.time().atOffset(ZoneOffset.UTC));
        insert.setString(10, entry.payload());
        insert.setBytes(11, previous);
        insert.setBytes(12, hash);
        insert.addBatch();
    }

    private static void moveHead(Connection connection, long position, byte[] hash) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE onoma_control.event_log_head SET position = ?, hash = ?")) {
            update.setLong(1, position);
            update.setBytes(2, hash);
            update.executeUpdate();
        }
        Signal.send(connection, CHANNEL);
    }
}
