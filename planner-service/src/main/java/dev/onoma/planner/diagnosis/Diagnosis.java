package dev.onoma.planner.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a target is now (R25). It holds no text of statements and no rows.
 *
 * @param at by the target's clock
 * @param activeRun the run that holds the target, as the planner knows it
 * @param runs the latest first, as the ledger in the target knows them
 * @param waiting sessions that wait for a lock
 * @param locks that keep others from reading or writing
 * @param transactions open for more than a second, the oldest first
 * @param progress of what is being built or cleaned
 * @param unusedIndexes the largest first; nothing was read by them since {@code countedSince}
 * @param tables the largest 20
 * @param problems what could not be found out, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Diagnosis")
public record Diagnosis(
        String target,
        String serverVersion,
        Instant at,
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

    /** The run that holds the target. */
    @Schema(name = "DiagnosisRun")
    public record ActiveRun(String id, String stage, int applied, int total) {}

    /**
     * A run in the ledger.
     *
     * @param standing how many of its steps stand
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LedgerRun")
    public record LedgerRun(
            String id,
            String status,
            long epoch,
            String openedBy,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable String outcome,
            long standing) {}

    /**
     * A session that waits for a lock.
     *
     * @param mode of the lock, such as {@code AccessExclusiveLock}
     * @param object the relation, or the kind of what is locked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WaitingSession")
    public record Waiting(
            int pid,
            @Nullable String role,
            @Nullable String application,
            String mode,
            String object,
            @Nullable Double waitedMillis,
            List<BlockedBy> blockedBy) {}

    /** Who is in the way. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BlockingSession")
    public record BlockedBy(
            int pid,
            @Nullable String role,
            @Nullable String application,
            @Nullable String state,
            @Nullable Double transactionMillis) {}

    /** A lock that somebody has. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HeldLock")
    public record Lock(
            String object,
            String mode,
            int pid,
            @Nullable String role,
            @Nullable String application,
            @Nullable String state,
            @Nullable Double transactionMillis) {}

    /** A transaction that has been open for a while. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OpenTransaction")
    public record OpenTransaction(
            int pid,
            @Nullable String role,
            @Nullable String application,
            @Nullable String state,
            double millis) {}

    /** Something that takes its time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WorkProgress")
    public record Progress(
            int pid,
            String kind,
            @Nullable String object,
            @Nullable String phase,
            @Nullable Double percent) {}

    /** An index that was not used. */
    @Schema(name = "UnusedIndex")
    public record UnusedIndex(String index, String table, long bytes) {}

    /**
     * How large a table is.
     *
     * @param bytes with its indexes and what is stored out of line
     * @param indexBytes left out where somebody has the table to himself; {@code bytes} is an estimate then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TableSize")
    public record TableSize(
            String object, long bytes, @Nullable Long indexBytes, long estimatedRows, long deadRows) {}

    /**
     * A replication slot.
     *
     * @param retainedBytes of the log that the server keeps for it
     * @param bytesLeft that can be written before the slot is lost; left out where nothing limits it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReplicationSlot")
    public record Slot(
            String name,
            String plugin,
            boolean active,
            String walStatus,
            @Nullable Long retainedBytes,
            @Nullable Long bytesLeft) {}
}
