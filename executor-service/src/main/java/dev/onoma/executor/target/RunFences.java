package dev.onoma.executor.target;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.events.Verdict;
import dev.onoma.executor.preflight.Preflight;
import dev.onoma.executor.preflight.Subject;
import dev.onoma.executor.step.LockPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes an epoch rule: the first time after looking whether the run can begin at all. */
final class RunFences {

    private static final Logger LOG = Logger.getLogger(RunFences.class);

    private final TargetSession session;
    private final RunLedger ledger;
    private final TargetSchema schema;
    private final LockPolicy policy;
    private final Preflight preflight;

    RunFences(TargetSession session, RunLedger ledger, TargetSchema schema, LockPolicy policy, Preflight preflight) {
        this.session = session;
        this.ledger = ledger;
        this.schema = schema;
        this.policy = policy;
        this.preflight = preflight;
    }

    /**
     * @return what is to be told, in that order; nothing for a command of an old epoch
     * @throws TargetFailure when the target refuses or does not answer
     */
    List<Event> fence(Command.FenceRun command) throws InterruptedException {
        // Somebody waits for the answer to a first fence; a later one has to succeed if it can.
        Duration patience = command.expected() == null ? policy.giveUpAfter() : Duration.ZERO;
        return Persistent.asking(session, policy, patience, () -> once(command));
    }

    private List<Event> once(Command.FenceRun command) throws SQLException {
        List<Event> told = new ArrayList<>();
        Fingerprint expected = command.expected();
        if (expected != null && !rules(command)) {
            List<Verdict> verdicts = check(command, expected);
            if (verdicts.stream().anyMatch(v -> v.outcome() == Verdict.Outcome.FAILED)) {
                return List.of(refused(command, verdicts));
            }
            told.add(new Event.PreflightPassed(command.run(), command.target(), command.epoch(), verdicts));
        }
        schema.ensure(session.target());
        switch (ledger.fence(command)) {
            case RunLedger.Fence.Fenced fenced ->
                told.add(new Event.RunFenced(command.run(), command.target(), command.epoch(), fenced.standing()));
            case RunLedger.Fence.Stale stale -> told.clear();
            case RunLedger.Fence.Busy busy -> told.add(refused(command, List.of(busy(command, busy.otherRun()))));
        }
        return told;
    }

    /** Whether the target knows this epoch or a newer one: then it was checked, and steps may stand. */
    private boolean rules(Command.FenceRun command) throws SQLException {
        return ledger.epoch(command.run())
                .filter(epoch -> epoch >= command.epoch())
                .isPresent();
    }

    private List<Verdict> check(Command.FenceRun command, Fingerprint expected) throws SQLException {
        Target target = session.target();
        try (Connection connection = target.dataSource().getConnection()) {
            List<Verdict> verdicts = preflight.check(new Subject(
                    connection,
                    target.name(),
                    expected,
                    command.touched(),
                    target.development(),
                    target.backupCheck()));
            verdicts.forEach(v -> LOG.logf(
                    v.outcome() == Verdict.Outcome.PASSED ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "Pre-flight of %s on %s: %s %s: %s",
                    command.run(),
                    command.target(),
                    v.check(),
                    v.outcome(),
                    v.message()));
            return verdicts;
        }
    }

    private static Verdict busy(Command.FenceRun command, String otherRun) {
        return Verdict.failed(
                "busy",
                command.target(),
                "%s is still open on the database. Complete it or roll it back, and start again.".formatted(otherRun));
    }

    private static Event refused(Command.FenceRun command, List<Verdict> verdicts) {
        return new Event.PreflightFailed(command.run(), command.target(), command.epoch(), verdicts);
    }
}
