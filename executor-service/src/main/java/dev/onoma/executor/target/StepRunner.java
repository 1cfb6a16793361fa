package dev.onoma.executor.target;

import dev.onoma.events.Blocker;
import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.StepTiming;
import dev.onoma.executor.step.Failure;
import dev.onoma.executor.step.LockPolicy;
import dev.onoma.executor.step.StepOutcome;
import dev.onoma.executor.step.StepScript;
import dev.onoma.executor.step.StepTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes one step: waits for a good moment, sends the script, tries again while that can help, and settles what is unclear by asking
 * the ledger.
 */
final class StepRunner {

    private static final Logger LOG = Logger.getLogger(StepRunner.class);

    private final TargetSession session;
    private final RunLedger ledger;
    private final LockPolicy policy;

    StepRunner(TargetSession session, RunLedger ledger, LockPolicy policy) {
        this.session = session;
        this.ledger = ledger;
        this.policy = policy;
    }

    /**
     * @param publish told now and then who is in the way
     * @throws InterruptedException when the service stops; nothing is half done
     */
    StepOutcome take(StepTask task, Consumer<Event> publish) throws InterruptedException {
        LockWait wait = new LockWait(task, policy, ledger, publish);
        boolean outcomeUnknown = false;
        while (true) {
            int attemptsBefore = wait.attempts();
            try {
                wait.forGoodMoment();
                return new StepOutcome.Taken(attempt(task, wait));
            } catch (SQLException e) {
                Failure failure = TargetSession.failure(e);
                LOG.debugf("%s, attempt %d: %s", task, wait.attempts(), failure);
                if (failure instanceof Failure.Disconnected) {
                    LOG.warnf("%s: lost the target, connecting again: %s", task, failure);
                    session.discard();
                } else {
                    session.rollBack();
                }
                if (failure instanceof Failure.Refused refused) {
                    return settle(task, refused);
                }
                boolean attempted = wait.attempts() > attemptsBefore;
                // An attempt that got an answer asked the ledger first, and with it about every attempt before.
                outcomeUnknown = failure instanceof Failure.Disconnected
                        ? outcomeUnknown || attempted
                        : outcomeUnknown && !attempted;
                boolean hopeless = failure instanceof Failure.Final || wait.isOver();
                if (hopeless) {
                    Failure last = outcomeUnknown ? failure.outcomeUnknown() : failure;
                    return fail(task, last.givenUp(inTheWay(wait.blockers())));
                }
                wait.pause();
            }
        }
    }

    private StepTiming attempt(StepTask task, LockWait wait) throws SQLException {
        wait.attempt();
        double waitedMillis = wait.waitedMillis();
        String script =
                StepScript.of(task, policy, wait.attempts(), waitedMillis).sql();
        try (Statement statement = session.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            boolean isRows = statement.execute(script);
            @Nullable StepTiming timing = null;
            while (isRows || statement.getUpdateCount() != -1) {
                if (isRows) {
                    timing = timing(statement, wait.attempts(), waitedMillis, timing);
                }
                isRows = statement.getMoreResults();
            }
            if (timing == null) {
                throw new IllegalStateException("The script of " + task + " ended without its ledger row");
            }
            return timing;
        }
    }

    /** One result of the script has these columns, its last; the step's own statements may return rows, too. */
    private static @Nullable StepTiming timing(
            Statement statement, int attempts, double waitedMillis, @Nullable StepTiming before) throws SQLException {
        try (ResultSet row = statement.getResultSet()) {
            boolean isTiming = row.getMetaData().getColumnCount() == 2
                    && row.getMetaData().getColumnLabel(1).equals("committed_at");
            if (!isTiming || !row.next()) {
                return before;
            }
            Instant committedAt = row.getObject(1, OffsetDateTime.class).toInstant();
            return new StepTiming(committedAt, attempts, waitedMillis, row.getDouble(2));
        }
    }

    /** The target refused: it knows something that the command does not. */
    private StepOutcome settle(StepTask task, Failure.Refused refused) throws InterruptedException {
        return switch (refused.refusal()) {
            case TAKEN_ALREADY ->
                new StepOutcome.Taken(Persistent.asking(session, policy, () -> ledger.timing(task))
                        .orElseGet(() -> new StepTiming(Instant.now(), 0, 0, 0)));
            case HALTED ->
                Persistent.asking(session, policy, () -> ledger.failureOf(task))
                        .<StepOutcome>map(report -> new StepOutcome.Failed(report, true))
                        .orElseGet(() -> new StepOutcome.Skipped(refused.said()));
            case STALE, CLOSED -> new StepOutcome.Skipped(refused.said());
            case NEVER_FENCED ->
                new StepOutcome.Failed(Failure.report(task.title(), refused.givenUp(""), task.wayOut()), false);
        };
    }

    /** Halts the run on the target, so that what follows in the queue is not tried. */
    private StepOutcome fail(StepTask task, Failure.Final failure) throws InterruptedException {
        FailureReport report = Failure.report(task.title(), failure, task.wayOut());
        if (failure.cause() == Failure.Cause.UNREACHABLE || failure.cause() == Failure.Cause.OUTCOME_UNKNOWN) {
            return new StepOutcome.Failed(report, false);
        }
        try {
            boolean halted = Persistent.asking(session, policy, () -> ledger.halt(task, report));
            return halted
                    ? new StepOutcome.Failed(report, true)
                    : new StepOutcome.Skipped("another epoch rules the run");
        } catch (TargetFailure deaf) {
            LOG.warnf("%s: target %s cannot be told to halt: %s", task, task.target(), deaf.getMessage());
            return new StepOutcome.Failed(report, false);
        }
    }

    private static String inTheWay(List<Blocker> blockers) {
        return blockers.isEmpty()
                ? ""
                : blockers.stream()
                        .map(b -> "process %d (%s, %s) holds %s for %d ms"
                                .formatted(b.pid(), b.role(), b.application(), b.relation(), b.transactionMillis()))
                        .collect(Collectors.joining("; ", "; in the way: ", ""));
    }
}
