package dev.onoma.executor.preflight;

import dev.onoma.catalog.Literal;
import dev.onoma.events.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks whether a run can begin; changes nothing. */
public final class Preflight {

    private final List<NamedCheck> checks;

    public Preflight(PreflightLimits limits) {
        this.checks = List.of(
                new NamedCheck("server", true, new ServerCheck()),
                new NamedCheck("schema", true, new SchemaCheck()),
                new NamedCheck("transactions", true, new TransactionCheck(limits)),
                new NamedCheck("load", false, new LoadCheck(limits)),
                new NamedCheck("backup", false, new BackupCheck(limits)));
    }

    /** One thing that is looked at. */
    interface Check {
        List<Verdict> verdicts(Subject subject) throws SQLException;
    }

    /**
     * @param essential whether a run is refused when the check cannot be made
     */
    private record NamedCheck(String key, boolean essential, Check check) {}

    /**
     * All verdicts, also those that passed.
     *
     * @throws SQLException when the connection breaks
     */
    public List<Verdict> check(Subject subject) throws SQLException {
        List<Verdict> verdicts = new ArrayList<>();
        for (NamedCheck named : checks) {
            try {
                verdicts.addAll(named.check().verdicts(subject));
            } catch (SQLException e) {
                if (!subject.connection().isValid(1)) {
                    throw e;
                }
                verdicts.add(unknown(subject, named, e));
            }
        }
        return List.copyOf(verdicts);
    }

    private static Verdict unknown(Subject subject, NamedCheck named, SQLException e) {
        String message = "Could not be checked: %s. Grant the executor's role what it lacks, and start again."
                .formatted(Literal.printable(String.valueOf(e.getMessage())));
        return named.essential()
                ? Verdict.failed(named.key(), subject.target(), message)
                : Verdict.warning(named.key(), subject.target(), message);
    }
}
