package dev.onoma.monitor.soak;

import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.cdc.Capture;
import dev.onoma.monitor.cdc.Change;
import dev.onoma.monitor.cdc.OwnTransactions;
import dev.onoma.monitor.cdc.StreamedRelations.Known;
import dev.onoma.monitor.drift.DdlJudge;
import dev.onoma.monitor.drift.Drift;
import dev.onoma.monitor.drift.DriftReports;
import dev.onoma.monitor.drift.Origin;
import dev.onoma.monitor.drift.RowJudge;
import dev.onoma.monitor.target.Target;
import dev.onoma.monitor.target.TargetSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Judges what comes out of one engine's stream, and tells of drift at once. Whatever stands in the way (Kafka, the ledger), it tries
 * again until it is told: until then nothing counts as taken, and the slot keeps it.
 */
final class StreamJudge implements Capture.Taker, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StreamJudge.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The run that it judges for. */
    private record Case(RunSubject subject, DdlJudge ddl, RowJudge rows) {

        DriftReports reports() {
            return subject.reports();
        }
    }

    /** Who compares catalogues. */
    interface Comparer {

        /** Somebody else than Onoma changed the schema. */
        void compareSoon(Origin origin);
    }

    private final String target;
    private final TargetSession session;
    private final OwnTransactions own;
    private final Supplier<KnownRun> ruling;
    private final Comparer comparer;
    private final SoakMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Semaphore news = new Semaphore(0);
    private volatile Case current;

    StreamJudge(
            Target target,
            RunSubject subject,
            List<Known> relations,
            TargetRules rules,
            long massRows,
            Supplier<KnownRun> ruling,
            Comparer comparer,
            SoakMetrics metrics) {
        this.target = target.name();
        this.session = new TargetSession(target);
        this.own = new OwnTransactions(session);
        this.ruling = ruling;
        this.comparer = comparer;
        this.metrics = metrics;
        this.current = judging(subject, relations, rules, massRows);
    }

    /** Another run rules the target from now on. */
    void about(RunSubject subject, List<Known> relations, TargetRules rules, long massRows) {
        current = judging(subject, relations, rules, massRows);
        news.release();
    }

    boolean isAbout(KnownRun run) {
        return current.subject().isOf(run);
    }

    private static Case judging(RunSubject subject, List<Known> relations, TargetRules rules, long massRows) {
        return new Case(
                subject,
                new DdlJudge(subject.names(), relations),
                new RowJudge(subject.names(), relations, rules.quiet(), massRows));
    }

    @Override
    public void take(List<Change> changes) throws InterruptedException {
        Case now = caseOfTheRulingRun();
        for (Change change : changes) {
            judge(now, change);
        }
    }

    /**
     * A run that has just begun to rule is known a moment later: what comes in between is not told of the one before. Where the planner
     * does not tell of it for longer, that one has to do, or the slot would grow.
     */
    private Case caseOfTheRulingRun() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isAbout(ruling.get()) && news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            if (closing.getCount() == 0) {
                throw new InterruptedException("closing");
            }
        }
        return current;
    }

    private void judge(Case now, Change change) throws InterruptedException {
        Optional<Drift> counted =
                change instanceof Change.Row row && ruling.get().active()
                        ? now.rows().judge(row)
                        : Optional.empty();
        if (change instanceof Change.Row && counted.isEmpty()) {
            return;
        }
        boolean isOwn = insistently(() -> own.contains(change));
        switch (change) {
            case Change.Row row when isOwn -> {}
            case Change.Row row -> tell(now, List.of(counted.orElseThrow()));
            case Change.Ddl ddl when isOwn -> now.ddl().learn(ddl);
            case Change.Ddl ddl -> foreign(now, ddl);
        }
    }

    private void foreign(Case now, Change.Ddl ddl) throws InterruptedException {
        KnownRun run = ruling.get();
        if (run.active()) {
            Collection<Drift> drifts = now.ddl().judge(ddl);
            // Where catalogues are compared, that says better what the lesser things are.
            tell(
                    now,
                    drifts.stream()
                            .filter(drift -> !run.soaks() || drift.severity() == Severity.CRITICAL)
                            .toList());
        }
        comparer.compareSoon(Origin.of(ddl));
    }

    private void tell(Case now, Collection<Drift> drifts) throws InterruptedException {
        insistently(() -> {
            now.reports().tell(drifts);
            return true;
        });
    }

    private interface Attempt<T> {
        T make() throws SQLException, InterruptedException;
    }

    private <T> T insistently(Attempt<T> attempt) throws InterruptedException {
        for (int number = 1; ; number++) {
            try {
                return attempt.make();
            } catch (SQLException | RuntimeException e) {
                metrics.failed(target);
                if (Integer.bitCount(number) == 1) {
                    LOG.warnf("What the stream of target %s says cannot be handled, trying again: %s", target, e);
                }
                pause(PAUSE);
            }
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        if (closing.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("closing");
        }
    }

    /** Stops trying. */
    void stop() {
        closing.countDown();
        news.release();
    }

    @Override
    public void close() {
        stop();
        session.close();
    }
}
