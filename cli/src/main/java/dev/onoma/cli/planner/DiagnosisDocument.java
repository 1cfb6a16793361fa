package dev.onoma.cli.planner;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a target is. */
public record DiagnosisDocument(
        String target,
        String serverVersion,
        long databaseBytes,
        @Nullable ActiveRun activeRun,
        List<LedgerRun> runs,
        List<Waiting> waiting,
        List<Lock> locks,
        List<OpenTransaction> transactions,
        List<Progress> progress,
        @Nullable Instant countedSince,
        List<UnusedIndex> unusedIndexes,
        List<TableSize> tables,
        List<Slot> slots,
        List<String> problems) {

    public DiagnosisDocument {
        requireNonNull(target, "target");
        requireNonNull(serverVersion, "serverVersion");
        runs = orNone(runs);
        waiting = orNone(waiting);
        locks = orNone(locks);
        transactions = orNone(transactions);
        progress = orNone(progress);
        unusedIndexes = orNone(unusedIndexes);
        tables = orNone(tables);
        slots = orNone(slots);
        problems = orNone(problems);
    }

    /** The run that holds the target. */
    public record ActiveRun(String id, String stage, int applied, int total) {

        public ActiveRun {
            requireNonNull(id, "id");
            requireNonNull(stage, "stage");
        }
    }

    /** A run that the target's own ledger knows. */
    public record LedgerRun(
            String id,
            String status,
            @Nullable String openedBy,
            @Nullable Instant openedAt,
            @Nullable String outcome,
            long standing) {

        public LedgerRun {
            requireNonNull(id, "id");
            requireNonNull(status, "status");
        }
    }

    /** A session that waits for a lock. */
    public record Waiting(
            int pid,
            @Nullable String role,
            @Nullable String application,
            String mode,
            String object,
            @Nullable Double waitedMillis,
            List<BlockedBy> blockedBy) {

        public Waiting {
            requireNonNull(mode, "mode");
            requireNonNull(object, "object");
            blockedBy = orNone(blockedBy);
        }
    }

    /** Who is in the way. */
    public record BlockedBy(
            int pid,
            @Nullable String role,
            @Nullable String application,
            @Nullable String state,
            @Nullable Double transactionMillis) {}

    /** A lock that somebody has. */
    public record Lock(
            String object,
            String mode,
            int pid,
            @Nullable String role,
            @Nullable String application,
            @Nullable String state,
            @Nullable Double transactionMillis) {

        public Lock {
            requireNonNull(object, "object");
            requireNonNull(mode, "mode");
        }
    }

    /** A transaction that has been open for a while. */
    public record OpenTransaction(
            int pid,
            @Nullable String role,
            @Nullable String application,
            @Nullable String state,
            double millis) {}

    /** Something that takes its time. */
    public record Progress(
            int pid,
            @Nullable String kind,
            @Nullable String object,
            @Nullable String phase,
            @Nullable Double percent) {}

    /** An index that was not used. */
    public record UnusedIndex(String index, String table, long bytes) {

        public UnusedIndex {
            requireNonNull(index, "index");
            requireNonNull(table, "table");
        }
    }

    /** How large a table is. */
    public record TableSize(
            String object, long bytes, @Nullable Long indexBytes, long estimatedRows, long deadRows) {

        public TableSize {
            requireNonNull(object, "object");
        }
    }

    /** A replication slot. */
    public record Slot(
            String name,
            @Nullable String plugin,
            boolean active,
            String walStatus,
            @Nullable Long retainedBytes) {

        public Slot {
            requireNonNull(name, "name");
            requireNonNull(walStatus, "walStatus");
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
