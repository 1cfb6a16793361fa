package dev.onoma.executor.preflight;

import dev.onoma.catalog.jdbc.Times;
import dev.onoma.events.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether there is a recent backup: by the operator's query, or else by the archiver of WAL. */
final class BackupCheck implements Preflight.Check {

    private final PreflightLimits limits;

    BackupCheck(PreflightLimits limits) {
        this.limits = limits;
    }

    @Override
    public List<Verdict> verdicts(Subject subject) throws SQLException {
        if (subject.development()) {
            return List.of(Verdict.passed("backup", subject.target(), "A development database needs none."));
        }
        @Nullable
        Instant last = subject.backupCheck().isPresent()
                ? asked(subject, subject.backupCheck().get())
                : archived(subject);
        return List.of(verdict(subject, last));
    }

    private Verdict verdict(Subject subject, @Nullable Instant last) throws SQLException {
        if (last == null) {
            return Verdict.warning(
                    "backup",
                    subject.target(),
                    "No backup is known. Make one, and let onoma.targets.%s.backup-check tell when the last one was made."
                            .formatted(subject.target()));
        }
        // By the target's clock, as it is the target that tells of the backup.
        Duration age = Duration.between(last, Objects.requireNonNull(asked(subject, "SELECT clock_timestamp()")));
        String found = "The last sign of a backup is of %s.".formatted(last);
        return age.compareTo(limits.backupAge()) <= 0
                ? Verdict.passed("backup", subject.target(), found)
                : Verdict.warning("backup", subject.target(), found + " Make a new one.");
    }

    private static @Nullable Instant archived(Subject subject) throws SQLException {
        return Query.SERVER
                .rows(subject.connection(), row -> new Last(Times.in(row, "last_archived")))
                .getFirst()
                .at();
    }

    private static @Nullable Instant asked(Subject subject, String query) throws SQLException {
        try (Statement statement = subject.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Times.in(row, row.getMetaData().getColumnLabel(1)) : null;
        }
    }

    /** A list cannot hold null. */
    private record Last(@Nullable Instant at) {}
}
