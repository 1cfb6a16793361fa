package dev.onoma.monitor.soak;

import dev.onoma.catalog.jdbc.CatalogKeepsChanging;
import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.monitor.drift.DriftWatch;
import dev.onoma.monitor.planner.PlannerClient;
import dev.onoma.monitor.planner.PlannerUnavailable;
import dev.onoma.monitor.planner.RunStatus;
import dev.onoma.monitor.target.Target;
import dev.onoma.monitor.target.TargetSession;
import dev.onoma.monitor.usage.OldNameUse;
import dev.onoma.monitor.usage.UsageMemory;
import dev.onoma.monitor.usage.UsageSampler;
import dev.onoma.plan.PlannedStep;
import dev.onoma.run.StepSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Watches one run while both names answer, on a virtual thread and a connection of its own, until it is closed. */
final class SoakWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SoakWatch.class);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    private final KnownRun run;
    private final Target target;
    private final PlannerClient planner;
    private final Publisher publisher;
    private final SoakSettings settings;
    private final SoakMetrics metrics;
    private final Thread thread;
    private @Nullable Subject subject;
    private Instant nextLook = Instant.MIN;
    private @Nullable String trouble;

    /** What is watched, once the planner has told it. */
    private record Subject(UsageSampler usage, UsageMemory memory, DriftWatch drift) {}

    SoakWatch(
            KnownRun run,
            Target target,
            PlannerClient planner,
            Publisher publisher,
            SoakSettings settings,
            SoakMetrics metrics) {
        this.run = run;
        this.target = target;
        this.planner = planner;
        this.publisher = publisher;
        this.settings = settings;
        this.metrics = metrics;
        this.thread = Thread.ofVirtual().name("soak of " + run.run()).start(this::watch);
    }

    /** Whether it is about the same run in the same epoch. */
    boolean isOf(KnownRun other) {
        return run.run().equals(other.run()) && run.epoch() == other.epoch();
    }

    private void watch() {
        LOG.infof("%s soaks: watching target %s", run.run(), target.name());
        try (TargetSession session = new TargetSession(target)) {
            while (!Thread.currentThread().isInterrupted()) {
                turn(session);
                Thread.sleep(settings.usageEvery());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        LOG.infof("%s: the watch ends", run.run());
    }

    private void turn(TargetSession session) {
        try {
            Subject watched = subject();
            if (watched != null) {
                look(watched, session.connection());
                sample(watched, session.connection());
            }
            settle();
        } catch (PlannerUnavailable | CatalogKeepsChanging e) {
            fail(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            session.close();
            fail("target " + target.name() + " cannot be watched: " + e.getMessage());
        } catch (RuntimeException e) {
            // Whatever it was, the next turn may succeed, and nobody else watches.
            if (!Thread.currentThread().isInterrupted()) {
                fail(e.toString(), e);
            }
        }
    }

    private @Nullable Subject subject() {
        if (subject == null) {
            RunStatus status = planner.run(run.run());
            if (status.soaksIn(run.epoch())) {
                subject = subject(status.standing());
            }
        }
        return subject;
    }

    private Subject subject(StepSet standing) {
        List<PlannedStep> steps = planner.plan(run.plan()).steps().stream()
                .filter(step -> standing.contains(step.number()))
                .toList();
        return new Subject(
                new UsageSampler(DriftWatch.compatibilityViews(steps)),
                new UsageMemory(settings.repeatAfter()),
                new DriftWatch(
                        run.run(),
                        run.target(),
                        steps,
                        run.validated(),
                        () -> planner.run(run.run()).soaksIn(run.epoch()),
                        this::publish));
    }

    private void look(Subject watched, Connection connection) throws SQLException {
        Instant now = Instant.now();
        if (!now.isBefore(nextLook)) {
            long began = System.nanoTime();
            watched.drift().look(connection);
            metrics.looks(run.target()).record(Duration.ofNanos(System.nanoTime() - began));
            nextLook = now.plus(settings.driftEvery());
        }
    }

    private void sample(Subject watched, Connection connection) throws SQLException {
        for (OldNameUse use : watched.usage().sample(connection)) {
            // In microseconds, which is what the event log keeps.
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            if (watched.memory().isNews(use, now)) {
                publisher.publish(new Event.OldNameUsed(
                        run.run(), run.target(), use.view().toString(), use.role(), use.application(), now));
                watched.memory().told(use, now);
                metrics.used(run.target());
            }
        }
    }

    private void publish(Alert alert) {
        publisher.publish(alert);
        metrics.said(alert);
        LOG.warnf("%s", alert);
    }

    private void fail(String what) {
        fail(what, null);
    }

    /** Says a trouble when it begins, not every second. */
    private void fail(String what, @Nullable Throwable trace) {
        metrics.failed(run.target());
        if (!what.equals(trouble)) {
            LOG.warnf(trace, "%s: %s", run.run(), what);
            trouble = what;
        }
    }

    private void settle() {
        if (trouble != null) {
            LOG.infof("%s: watching again", run.run());
            trouble = null;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /** Waits for its end. */
    void join() {
        try {
            thread.join(TIME_TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
