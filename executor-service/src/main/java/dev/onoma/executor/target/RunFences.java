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
import java.util.List;
import java.util.Optional;
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
     * @return what is to be told; empty for a command of an old epoch
     * @throws TargetFailure when the target refuses or does not answer
     */
    Optional<Event> fence(Command.FenceRun command) throws InterruptedException {
        // Somebody waits for the answer to a first fence; a later one has to succeed if it can.
        Duration patience = command.expected() == null ? policy.giveUpAfter() : Duration.ZERO;
        return Persistent.asking(session, policy, patience, () -> once(command));
    }

    private Optional<Event> once(Command.FenceRun command) throws SQLException {
        Fingerprint expected = command.expected();
        if (expected != null && !rules(command)) {
            List<Verdict> verdicts = check(command, expected);
            if (verdicts.stream().anyMatch(v -> v.outcome() == Verdict.Outcome.FAILED)) {
                return Optional.of(refused(command, verdicts));
            }
        }
        schema.ensure(session.target());
        return switch (ledger.fence(command)) {
            case RunLedger.Fence.Fenced fenced ->
                Optional.of(new Event.RunFenced(command.run(), command.target(), command.epoch(), fenced.standing()));
            case RunLedger.Fence.Stale stale -> Optional.empty();
            case RunLedger.Fence.Busy busy -> Optional.of(refused(command, List.of(busy(command, busy.otherRun()))));
        };
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
            List<Verdict> verdicts = preflight.check(
                    new Subject(connection, target.name(), expected, target.development(), target.backupCheck()));
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
