package dev.onoma.monitor.health;

import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.alert.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Watches the health of one run's target: each kind of look on a virtual thread of its own, so that one that hangs stops no other. */
final class HealthWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HealthWatch.class);
    private static final String UNREACHABLE = "target-unreachable";
    private static final int FAILURES_ALLOWED = 2;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    private final HealthSettings settings;
    private final HealthBoard board;
    private final InstantSource clock;
    private final SamplesLook samples;
    private final List<Round> rounds = new ArrayList<>();

    HealthWatch(
            HealthBoard board,
            HealthSettings settings,
            InstantSource clock,
            SamplesLook samples,
            List<HealthLook> looks) {
        this.settings = settings;
        this.clock = clock;
        this.board = board;
        this.samples = samples;
        looks.forEach(look -> rounds.add(new Round(look)));
        rounds.add(new Round(samples));
        rounds.forEach(Round::start);
        LOG.infof(
                "%s: watching the health of target %s",
                board.run().run(), board.run().target());
    }

    /** The run went on: everybody looks at once, since a new stage may be short. */
    void update(RunHealth next) {
        RunHealth before = board.run();
        if (next.equals(before)) {
            return;
        }
        if (next.phase() != before.phase()) {
            samples.finish(before.phase());
        }
        board.update(next);
        rounds.forEach(Round::hurry);
    }

    /** Whether it ended by itself, or is about to: it does not begin again. */
    boolean isOver() {
        return clock.instant().isAfter(board.run().watchedUntil(settings));
    }

    /** One look, again and again. */
    private final class Round implements Runnable {

        private final HealthLook look;
        private final Semaphore wanted = new Semaphore(0);
        private final Thread thread;
        private String trouble = "";

        Round(HealthLook look) {
            this.look = look;
            this.thread = Thread.ofVirtual().name(look.name()).unstarted(this);
        }

        void start() {
            thread.start();
        }

        void hurry() {
            wanted.release();
        }

        @Override
        public void run() {
            try (look) {
                while (!isOver()) {
                    Duration wait = turn();
                    wanted.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
                    wanted.drainPermits();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private Duration turn() throws InterruptedException {
            try {
                Duration wait = look.look();
                settle();
                return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
            } catch (SQLException e) {
                look.forget();
                fail("the target does not answer: " + e.getMessage());
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                look.forget();
                fail(e.toString());
            }
            return AFTER_A_FAILURE;
        }

        private void fail(String what) {
            // A target that is away is rolled back by nobody: a warning, which the policy may make more of.
            board.report(
                    UNREACHABLE,
                    look.name(),
                    new Trouble(UNREACHABLE, look.name(), Severity.WARNING, look.name() + ": " + what, Map.of()),
                    FAILURES_ALLOWED);
            if (!what.equals(trouble)) {
                LOG.warnf("%s, %s: %s", board.run().run(), look.name(), what);
                trouble = what;
            }
        }

        private void settle() {
            board.report(UNREACHABLE, look.name(), null, FAILURES_ALLOWED);
            trouble = "";
        }
    }

    @Override
    public void close() {
        rounds.forEach(round -> round.thread.interrupt());
    }

    /** Waits for its end. */
    void join() {
        try {
            for (Round round : rounds) {
                round.thread.join(TIME_TO_STOP);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
