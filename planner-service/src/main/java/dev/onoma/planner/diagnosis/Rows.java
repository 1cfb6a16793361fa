package dev.onoma.planner.diagnosis;

import dev.onoma.catalog.jdbc.Times;
import dev.onoma.planner.diagnosis.Diagnosis.BlockedBy;
import dev.onoma.planner.diagnosis.Diagnosis.LedgerRun;
import dev.onoma.planner.diagnosis.Diagnosis.Lock;
import dev.onoma.planner.diagnosis.Diagnosis.OpenTransaction;
import dev.onoma.planner.diagnosis.Diagnosis.Progress;
import dev.onoma.planner.diagnosis.Diagnosis.Slot;
import dev.onoma.planner.diagnosis.Diagnosis.TableSize;
import dev.onoma.planner.diagnosis.Diagnosis.UnusedIndex;
import dev.onoma.planner.diagnosis.Diagnosis.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the queries bring. */
final class Rows {

    private Rows() {}

    static LedgerRun ledgerRun(ResultSet row) throws SQLException {
        return new LedgerRun(
                row.getString("id"),
                row.getString("status"),
                row.getLong("epoch"),
                row.getString("opened_by"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Times.in(row, "closed_at"),
                row.getString("outcome"),
                row.getLong("standing"));
    }

    /** One waiting session and one that is in its way; the same session again for each of these. */
    static Waiting waiting(ResultSet row) throws SQLException {
        Integer blocker = row.getObject("blocker_pid", Integer.class);
        List<BlockedBy> blockedBy = blocker == null
                ? List.of()
                : List.of(new BlockedBy(
                        blocker,
                        row.getString("blocker_role"),
                        row.getString("blocker_application"),
                        row.getString("blocker_state"),
                        decimal(row, "blocker_millis")));
        return new Waiting(
                row.getInt("pid"),
                row.getString("role"),
                row.getString("application"),
                row.getString("mode"),
                row.getString("object"),
                decimal(row, "waited_millis"),
                blockedBy);
    }

    /** Each waiting session once, with all that are in its way. */
    static List<Waiting> together(List<Waiting> rows) {
        Map<Integer, Waiting> sessions = new LinkedHashMap<>();
        for (Waiting row : rows) {
            sessions.merge(row.pid(), row, (first, second) -> {
                List<BlockedBy> all = new ArrayList<>(first.blockedBy());
                all.addAll(second.blockedBy());
                return new Waiting(
                        first.pid(),
                        first.role(),
                        first.application(),
                        first.mode(),
                        first.object(),
                        first.waitedMillis(),
                        all);
            });
        }
        return List.copyOf(sessions.values());
    }

    static Lock lock(ResultSet row) throws SQLException {
        return new Lock(
                row.getString("object"),
                row.getString("mode"),
                row.getInt("pid"),
                row.getString("role"),
                row.getString("application"),
                row.getString("state"),
                decimal(row, "transaction_millis"));
    }

    static OpenTransaction transaction(ResultSet row) throws SQLException {
        return new OpenTransaction(
                row.getInt("pid"),
                row.getString("role"),
                row.getString("application"),
                row.getString("state"),
                row.getDouble("millis"));
    }

    static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                row.getInt("pid"),
                row.getString("kind"),
                row.getString("object"),
                row.getString("phase"),
                decimal(row, "percent"));
    }

    static UnusedIndex unusedIndex(ResultSet row) throws SQLException {
        return new UnusedIndex(row.getString("index"), row.getString("table"), row.getLong("bytes"));
    }

    static TableSize table(ResultSet row) throws SQLException {
        return new TableSize(
                row.getString("object"),
                row.getLong("bytes"),
                row.getObject("index_bytes", Long.class),
                row.getLong("estimated_rows"),
                row.getLong("dead_rows"));
    }

    static Slot slot(ResultSet row) throws SQLException {
        return new Slot(
                row.getString("name"),
                row.getString("plugin"),
                row.getBoolean("active"),
                row.getString("wal_status"),
                row.getObject("retained_bytes", Long.class),
                row.getObject("bytes_left", Long.class));
    }

    private static @Nullable Double decimal(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
