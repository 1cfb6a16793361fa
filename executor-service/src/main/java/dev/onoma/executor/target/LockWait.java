package dev.onoma.executor.target;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.events.Blocker;
import dev.onoma.events.Event;
import dev.onoma.executor.step.LockPolicy;
import dev.onoma.executor.step.StepTask;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The waiting of one step: for a good moment before an attempt, and between attempts. It holds no lock meanwhile. */
final class LockWait {

    private static final Logger LOG = Logger.getLogger(LockWait.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);

    private final StepTask task;
    private final List<QualifiedName> locks;
    private final LockPolicy policy;
    private final RunLedger ledger;
    private final Consumer<Event> publish;

    private final long startedAt = System.nanoTime();
    private long toldAt = startedAt;
    private long waitedNanos;
    private int attempts;
    private int looks;
    private List<Blocker> blockers = List.of();

    LockWait(StepTask task, LockPolicy policy, RunLedger ledger, Consumer<Event> publish) {
        this.task = task;
        this.locks = task.step().exclusiveLocks();
        this.policy = policy;
        this.ledger = ledger;
        this.publish = publish;
    }

    /** Waits until nobody holds a table of the step in a transaction that may last: clients would queue behind our request. */
    void forGoodMoment() throws SQLException, InterruptedException {
        if (locks.isEmpty()) {
            return;
        }
        long from = System.nanoTime();
        while (true) {
            List<Blocker> holders = ledger.holders(locks, policy.guardTransactionAge());
            boolean patienceIsOver = since(from).compareTo(policy.guardPatience()) >= 0;
            if (holders.isEmpty() || patienceIsOver || isOver()) {
                break;
            }
            blockers = holders;
            looks++;
            tellNowAndThen();
            sleep(LOOK_EVERY);
        }
        waitedNanos += System.nanoTime() - from;
    }

    void attempt() {
        attempts++;
    }

    int attempts() {
        return attempts;
    }

    /** Spent waiting so far, attempts themselves left out. */
    double waitedMillis() {
        return waitedNanos / 1e6;
    }

    boolean isOver() {
        return since(startedAt).compareTo(policy.giveUpAfter()) >= 0;
    }

    /** Who was in the way the last time somebody was. */
    List<Blocker> blockers() {
        return blockers;
    }

    /** Waits after a failed attempt, a little longer each time. */
    void pause() throws InterruptedException {
        long from = System.nanoTime();
        lookWhoIsInTheWay();
        tellNowAndThen();
        sleep(policy.pauseAfter(
                Math.max(1, attempts), ThreadLocalRandom.current().nextDouble()));
        waitedNanos += System.nanoTime() - from;
    }

    private void lookWhoIsInTheWay() {
        if (locks.isEmpty()) {
            return;
        }
        try {
            List<Blocker> holders = ledger.holders(locks, Duration.ZERO);
            if (!holders.isEmpty()) {
                blockers = holders;
            }
        } catch (SQLException e) {
            // Only for people: the next attempt meets the same trouble and handles it.
            LOG.debugf("Cannot see who is in the way of %s: %s", task, e.getMessage());
        }
    }

    private void tellNowAndThen() {
        if (since(toldAt).compareTo(TELL_EVERY) >= 0) {
            toldAt = System.nanoTime();
            // Looks count too: what is told twice under one number is taken for a repetition.
            publish.accept(task.blocked(attempts + looks, blockers));
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
