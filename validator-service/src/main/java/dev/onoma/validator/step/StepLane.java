package dev.onoma.validator.step;

import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.Verdict;
import dev.onoma.validator.baseline.Baseline;
import dev.onoma.validator.target.ServerError;
import dev.onoma.validator.target.TargetDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Judges the steps of one target on a virtual thread of its own, all that have arrived at a time. The catalogue can be ahead of the
 * events, never behind: before a step that looks wrong is rejected, the target's ledger is asked for later ones that explain it. Where
 * it cannot be read, the step waits a moment for news of them instead.
 */
public final class StepLane implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StepLane.class);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(50);

    private final TargetDatabase target;
    private final RunSources sources;
    private final Duration waitForNews;
    private final Patience patience;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Map<RunId, RunSteps> runs = new HashMap<>();
    private final Thread thread;
    private long arrived;

    private record Arrival(StepNews news, Teller teller) {}

    /** A step that waits to be judged. */
    private record Pending(
            long number, StepNews news, Teller teller, RunSteps run, Expectation expectation, long since) {}

    /**
     * @param waitForNews how long a step that looks wrong waits for a later one that explains it
     */
    public StepLane(TargetDatabase target, RunSources sources, Duration waitForNews) {
        this.target = target;
        this.sources = sources;
        this.waitForNews = waitForNews;
        this.patience = new Patience("Judging steps of " + target.name());
        this.thread = Thread.ofVirtual().name("steps of " + target.name()).start(this::work);
    }

    public void tell(StepNews news, Teller teller) {
        arrivals.add(new Arrival(news, teller));
    }

    private void work() {
        List<Pending> pending = new ArrayList<>();
        try {
            while (!Thread.interrupted()) {
                for (Arrival arrival : next(!pending.isEmpty())) {
                    accept(arrival).ifPresent(pending::add);
                }
                judgeAll(pending);
            }
        } catch (InterruptedException stop) {
            LOG.debugf("No more steps of %s are judged", target.name());
        }
    }

    private void judgeAll(List<Pending> pending) throws InterruptedException {
        try {
            judge(pending);
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "Steps of %s cannot be judged", target.name());
            pending.forEach(step -> step.teller().unjudgeable(String.valueOf(defect.getMessage())));
            pending.clear();
        }
    }

    private List<Arrival> next(boolean someWait) throws InterruptedException {
        List<Arrival> next = new ArrayList<>();
        Arrival first = someWait ? arrivals.poll(LOOK_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS) : arrivals.take();
        if (first != null) {
            next.add(first);
            arrivals.drainTo(next);
        }
        return next;
    }

    /** Finds out what is expected of the step; empty when there is nothing to judge. */
    private Optional<Pending> accept(Arrival arrival) throws InterruptedException {
        StepNews news = arrival.news();
        try {
            Optional<RunSteps> run = patience.with(() -> run(news));
            if (run.isEmpty()) {
                arrival.teller().ignored();
                return Optional.empty();
            }
            Optional<Expectation> expectation = run.get().expectations().after(news.step(), news.direction());
            if (expectation.isEmpty()) {
                arrival.teller().unjudgeable("The plan of " + news.run() + " has no step " + news.step() + ".");
                return Optional.empty();
            }
            long number = ++arrived;
            run.get().arrived(number, expectation.get());
            return Optional.of(
                    new Pending(number, news, arrival.teller(), run.get(), expectation.get(), System.nanoTime()));
        } catch (RuntimeException | SQLException defect) {
            arrival.teller().unjudgeable(String.valueOf(defect.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<RunSteps> run(StepNews news) throws SQLException {
        if (news.epoch() <= sources.closedEpoch(news.run())) {
            runs.remove(news.run());
            return Optional.empty();
        }
        RunSteps known = runs.get(news.run());
        if (known != null) {
            return Optional.of(known);
        }
        Baseline baseline = sources.baseline(news.run())
                .orElseThrow(() -> new IllegalStateException(
                        "There is no baseline of " + news.run() + ", so its steps cannot be judged."));
        RunSteps run = RunSteps.of(baseline, Expectations.of(baseline.catalogue(), sources.plan(baseline.plan())));
        // One run holds a target at a time.
        runs.clear();
        runs.put(news.run(), run);
        return Optional.of(run);
    }

    private void judge(List<Pending> pending) throws InterruptedException {
        if (pending.isEmpty()) {
            return;
        }
        List<Expectation> expectations =
                pending.stream().map(Pending::expectation).toList();
        List<List<Verdict>> failures;
        try {
            failures = patience.with(() -> StepValidator.failures(target, expectations));
        } catch (SQLException refused) {
            Verdict verdict = Verdict.failed(
                    "postconditions",
                    target.name(),
                    "The catalogue cannot be read: " + ServerError.sentence(refused) + ".");
            failures =
                    expectations.stream().map(expectation -> List.of(verdict)).toList();
        }
        Iterator<List<Verdict>> verdicts = failures.iterator();
        for (Iterator<Pending> steps = pending.iterator(); steps.hasNext(); ) {
            if (decided(steps.next(), verdicts.next())) {
                steps.remove();
            }
        }
    }

    private boolean decided(Pending step, List<Verdict> failures) throws InterruptedException {
        StepNews news = step.news();
        Explanation explanation = failures.isEmpty() ? Explanation.OVERTAKEN : explanation(step);
        if (explanation == Explanation.OVERTAKEN) {
            step.teller().judged(new Event.StepValidated(news.run(), news.target(), news.epoch(), news.step()));
            return true;
        }
        boolean isPatient = System.nanoTime() - step.since() < waitForNews.toNanos();
        if (explanation == Explanation.UNKNOWN && isPatient) {
            return false;
        }
        LOG.warnf(
                "Step %d of %s is rejected: %s",
                news.step(), news.run(), failures.getFirst().message());
        step.teller().judged(new Event.StepRejected(news.run(), news.target(), news.epoch(), news.step(), failures));
        return true;
    }

    /** Why the catalogue may be otherwise than a step left it. */
    private enum Explanation {
        /** A later step has changed the same, and is judged itself. */
        OVERTAKEN,
        /** Nothing: no later step was taken. */
        NONE,
        /** There may be later steps of which nobody has told yet. */
        UNKNOWN
    }

    private Explanation explanation(Pending step) throws InterruptedException {
        if (step.run().isOvertaken(step.number(), step.expectation())) {
            return Explanation.OVERTAKEN;
        }
        try {
            // Read after the catalogue: a step that is not in it was not there to be seen either.
            return patience.with(() -> Ledger.after(target, step.news()))
                    .map(later -> step.run().isOvertaken(step.expectation(), later)
                            ? Explanation.OVERTAKEN
                            : Explanation.NONE)
                    .orElse(Explanation.UNKNOWN);
        } catch (SQLException refused) {
            LOG.warnf("The ledger of %s cannot be read: %s", target.name(), ServerError.sentence(refused));
            return Explanation.UNKNOWN;
        }
    }

    /** Stops; what was not judged is told again after the next start. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
