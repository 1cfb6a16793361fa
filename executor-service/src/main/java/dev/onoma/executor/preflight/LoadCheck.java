package dev.onoma.executor.preflight;

import dev.onoma.events.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** How busy the server is, and whether its standbys keep up. Nothing of it refuses a run. */
final class LoadCheck implements Preflight.Check {

    private final PreflightLimits limits;

    LoadCheck(PreflightLimits limits) {
        this.limits = limits;
    }

    @Override
    public List<Verdict> verdicts(Subject subject) throws SQLException {
        return Query.SERVER
                .rows(subject.connection(), row -> verdicts(subject, row))
                .getFirst();
    }

    private List<Verdict> verdicts(Subject subject, ResultSet row) throws SQLException {
        return List.of(
                connections(subject, row.getInt("connections"), row.getInt("max_connections")),
                replication(subject, row.getDouble("replay_lag_seconds")),
                Verdict.passed("wal-level", subject.target(), "wal_level is " + row.getString("wal_level") + "."),
                Verdict.passed(
                        "disk",
                        subject.target(),
                        "Renames need no space; the database has " + row.getString("size") + "."),
                sight(subject, row.getBoolean("sees_others")));
    }

    private Verdict connections(Subject subject, int used, int most) {
        String found = "%d of %d connections are in use.".formatted(used, most);
        return used <= most * limits.connectionShare()
                ? Verdict.passed("connections", subject.target(), found)
                : Verdict.warning(
                        "connections", subject.target(), found + " Onoma needs four; start in a quieter time.");
    }

    private Verdict replication(Subject subject, double lagSeconds) {
        String found = "The slowest standby is %.0f s behind.".formatted(lagSeconds);
        return lagSeconds <= limits.replicationLag().toSeconds()
                ? Verdict.passed("replication-lag", subject.target(), found)
                : Verdict.warning(
                        "replication-lag",
                        subject.target(),
                        found + " It will show the new names that much later; wait until it has caught up.");
    }

    private static Verdict sight(Subject subject, boolean seesOthers) {
        return seesOthers
                ? Verdict.passed("sight", subject.target(), "The executor sees the transactions of every role.")
                : Verdict.warning(
                        "sight",
                        subject.target(),
                        "The executor does not see how old the transactions of other roles are, so clients may wait for a"
                                + " whole lock-timeout. GRANT pg_read_all_stats to its role.");
    }
}
