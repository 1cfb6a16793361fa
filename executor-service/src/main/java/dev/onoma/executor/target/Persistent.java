package dev.onoma.executor.target;

import dev.onoma.executor.step.Failure;
import dev.onoma.executor.step.LockPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Asks a target until it answers: for small transactions that may be repeated, and whose answer nothing can replace. */
final class Persistent {

    private static final Logger LOG = Logger.getLogger(Persistent.class);
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private Persistent() {}

    interface Question<T> {
        T ask() throws SQLException;
    }

    interface Errand {
        void run() throws SQLException;
    }

    static void doing(TargetSession session, LockPolicy policy, Duration patience, Errand errand)
            throws InterruptedException {
        asking(session, policy, patience, () -> {
            errand.run();
            return true;
        });
    }

    static <T> T asking(TargetSession session, LockPolicy policy, Question<T> question) throws InterruptedException {
        return asking(session, policy, FOR_EVER, question);
    }

    /**
     * @param patience how long a target that does not answer is asked again
     * @throws TargetFailure when it answers that it will not, or does not answer in time
     */
    static <T> T asking(TargetSession session, LockPolicy policy, Duration patience, Question<T> question)
            throws InterruptedException {
        long startedAt = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            boolean kept = session.isKept();
            try {
                return question.ask();
            } catch (SQLException e) {
                Failure failure = TargetSession.failure(e);
                session.discard();
                boolean canHelp = failure instanceof Failure.Busy || failure instanceof Failure.Disconnected;
                // A connection that broke while nobody used it says nothing about the target: the next one does.
                boolean broken = kept && failure instanceof Failure.Disconnected;
                if (!canHelp || !broken && System.nanoTime() - startedAt >= patience.toNanos()) {
                    throw new TargetFailure(failure.givenUp(""));
                }
                if (Integer.bitCount(attempt) == 1) {
                    LOG.warnf(
                            "Target %s does not answer, asking again: %s",
                            session.target().name(), failure);
                }
                Thread.sleep(
                        policy.pauseAfter(attempt, ThreadLocalRandom.current().nextDouble()));
            }
        }
    }
}
