package dev.onoma.monitor.soak;

import dev.onoma.catalog.jdbc.CatalogKeepsChanging;
import dev.onoma.events.Alert;
import dev.onoma.monitor.drift.DriftReports;
import dev.onoma.monitor.drift.Origin;
import dev.onoma.monitor.planner.PlannerUnavailable;
import dev.onoma.monitor.target.Target;
import dev.onoma.monitor.target.TargetSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Watches one target for the run that rules it, on a virtual thread and a connection of its own, until it is closed or the target is
 * released. Of several instances, the one that has the lease does; the others wait for it.
 */
final class TargetWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TargetWatch.class);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);
    /** Who watches much already leaves others the first try. */
    private static final Duration COURTESY = Duration.ofMillis(200);

    private static final int MOST_COURTESY = 20;

    private final Target target;
    private final TargetRules rules;
    private final Services services;
    private final IntSupplier held;
    private final StreamKeeper stream;
    private final Looks looks;
    private final Lease lease;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Thread thread;
    private volatile KnownRun ruling;
    private volatile boolean holding;
    private volatile boolean over;
    private volatile boolean closing;
    private @Nullable RunSubject subject;
    private @Nullable String trouble;

    /**
     * @param held how many targets this instance watches
     */
    TargetWatch(Target target, TargetRules rules, Services services, KnownRun run, IntSupplier held) {
        this.target = target;
        this.rules = rules;
        this.services = services;
        this.ruling = run;
        this.held = held;
        this.looks = new Looks(target, rules, services);
        this.lease = Lease.renewedEvery(services.settings().usageEvery());
        this.stream = new StreamKeeper(
                target,
                rules,
                services,
                new CaptureAlerts(target.name(), this::publish),
                () -> ruling,
                this::foreignDdl,
                wakeUp::release);
        this.thread = Thread.ofVirtual().name("watch of " + target.name()).start(this::watch);
    }

    /** From now on it is watched for this run, or for this part of its life. */
    void rule(KnownRun run) {
        KnownRun before = ruling;
        ruling = run;
        if (!before.sameStage(run)) {
            wakeUp.release();
        }
    }

    KnownRun ruling() {
        return ruling;
    }

    boolean holds() {
        return holding;
    }

    /** Whether the target is released. */
    boolean over() {
        return over;
    }

    private void foreignDdl(Origin origin) {
        looks.suspect(origin);
        wakeUp.release();
    }

    private void watch() {
        try (TargetSession session = new TargetSession(target)) {
            while (!closing && !over) {
                giveWay(session);
                turn(session);
                wakeUp.tryAcquire(services.settings().usageEvery().toMillis(), TimeUnit.MILLISECONDS);
                wakeUp.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            // Stopping takes its time; the interrupt has done its work.
            boolean interrupted = Thread.interrupted();
            LOG.debugf("Watching %s ends%s", target.name(), interrupted ? ", interrupted" : "");
            stream.suspend();
            holding = false;
        }
    }

    private void giveWay(TargetSession session) throws InterruptedException {
        if (!session.isOpen()) {
            Thread.sleep(COURTESY.multipliedBy(Math.min(held.getAsInt(), MOST_COURTESY)));
        }
    }

    private void turn(TargetSession session) {
        try {
            Connection connection = session.connection();
            boolean had = holding;
            holding = lease.take(connection);
            if (!holding) {
                stream.suspend();
                return;
            }
            if (!had) {
                LOG.infof("Watching target %s for %s, %s", target.name(), ruling.run(), ruling.stage());
            }
            work(ruling, connection);
            settle();
        } catch (PlannerUnavailable | CatalogKeepsChanging e) {
            fail(String.valueOf(e.getMessage()), null);
        } catch (SQLException e) {
            session.close();
            fail("target " + target.name() + " cannot be watched: " + e.getMessage(), null);
        } catch (RuntimeException e) {
            // Whatever it was, the next turn may succeed, and nobody else watches.
            if (!closing) {
                fail(e.toString(), e);
            }
        }
    }

    private void work(KnownRun run, Connection connection) throws SQLException {
        if (run.unwatched()) {
            if (subject != null) {
                subject.reports().resolveAll();
            }
            over = stream.release();
            return;
        }
        RunSubject known = subject(run);
        stream.keep(known, connection);
        if (looks.turn(run, known, stream, connection)) {
            // Somebody may have dropped a key, without which nobody can update a published table.
            stream.publishAnew(known);
        }
    }

    private RunSubject subject(KnownRun run) {
        RunSubject known = subject;
        if (known == null || !known.isOf(run)) {
            known = RunSubject.of(
                    run,
                    services.planner().plan(run.plan()),
                    rules,
                    services.settings().stream().massRows(),
                    new DriftReports(run.run(), run.target(), services.publisher()::publish, this::publish));
            subject = known;
        }
        return known;
    }

    private void publish(Alert alert) {
        services.publisher().publish(alert);
        LOG.warnf("%s", alert);
    }

    /** Says a trouble when it begins, not every second. */
    private void fail(String what, @Nullable Throwable trace) {
        services.metrics().failed(target.name());
        if (!what.equals(trouble)) {
            LOG.warnf(trace, "%s: %s", ruling.run(), what);
            trouble = what;
        }
    }

    private void settle() {
        if (trouble != null) {
            LOG.infof("%s: watching again", ruling.run());
            trouble = null;
        }
    }

    @Override
    public void close() {
        closing = true;
        wakeUp.release();
    }

    /** Waits for its end. */
    void join() {
        try {
            if (!thread.join(TIME_TO_STOP)) {
                // It waits for somebody who does not answer.
                thread.interrupt();
                thread.join(TIME_TO_STOP);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
