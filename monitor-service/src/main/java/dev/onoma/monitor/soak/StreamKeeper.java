package dev.onoma.monitor.soak;

import dev.onoma.monitor.cdc.Capture;
import dev.onoma.monitor.cdc.CaptureSetup;
import dev.onoma.monitor.cdc.CaptureVerdict;
import dev.onoma.monitor.cdc.CaptureVerdict.Ready.Beginning;
import dev.onoma.monitor.cdc.StreamedRelations;
import dev.onoma.monitor.cdc.StreamedRelations.Known;
import dev.onoma.monitor.cdc.Traffic;
import dev.onoma.monitor.clock.SteadyClock;
import dev.onoma.monitor.target.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the change stream of one target flowing: makes what it needs, begins it anew when it breaks, and looks after its slot. */
final class StreamKeeper {

    private static final Logger LOG = Logger.getLogger(StreamKeeper.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_APPEALS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);
    /** So often an engine may fail in a row before its slot is taken for broken. */
    private static final int PATIENCE = 4;

    private record Flow(Capture capture, StreamJudge judge, CaptureVerdict.Ready ready) {}

    private final Target target;
    private final TargetRules rules;
    private final Services services;
    private final CaptureAlerts alerts;
    private final SlotGuard guard;
    private final StreamGap gap;
    private final Supplier<KnownRun> ruling;
    private final StreamJudge.Comparer comparer;
    private final Runnable wake;
    private @Nullable Flow flow;
    private Instant nextStart = Instant.MIN;
    private Instant nextCheck = Instant.MIN;
    private boolean armed;
    private boolean compareAnew;
    private int failures;

    StreamKeeper(
            Target target,
            TargetRules rules,
            Services services,
            CaptureAlerts alerts,
            Supplier<KnownRun> ruling,
            StreamJudge.Comparer comparer,
            Runnable wake) {
        this.target = target;
        this.rules = rules;
        this.services = services;
        this.alerts = alerts;
        this.guard = new SlotGuard(target.name(), services, alerts);
        this.gap = new StreamGap(alerts);
        this.ruling = ruling;
        this.comparer = comparer;
        this.wake = wake;
    }

    /** Does what is to be done now; to be called often. */
    void keep(RunSubject subject, Connection reading) throws SQLException {
        if (!services.settings().stream().enabled()) {
            return;
        }
        if (gap.tell()) {
            try (Connection writing = target.connectToWrite()) {
                CaptureSetup.gapTold(writing);
            }
        }
        Flow open = flow;
        if (open != null && !open.capture().alive()) {
            broken(open);
            open = null;
        }
        Instant now = SteadyClock.now();
        if (open == null && !now.isBefore(nextStart)) {
            begin(subject);
        } else if (open != null) {
            if (!open.judge().isAbout(ruling.get())) {
                judgeFor(open, subject);
            }
            if (!now.isBefore(nextCheck)) {
                nextCheck = now.plus(BETWEEN_CHECKS);
                check(open, reading);
            }
        }
    }

    /** Whether DDL arrives by the stream, so that catalogues need not be compared often. */
    boolean tellsDdl() {
        return flow != null && flow.capture().streaming() && armed;
    }

    /** Whether the event triggers should fire and do not. */
    boolean disarmed(Connection reading) throws SQLException {
        if (flow == null || !flow.ready().tellsDdl()) {
            return false;
        }
        armed = CaptureSetup.armed(reading);
        return !armed;
    }

    /** True once after the stream has begun anew: what happened in between, only a comparison can find. */
    boolean takeGap() {
        boolean gap = compareAnew && tellsDdl();
        if (gap) {
            compareAnew = false;
        }
        return gap;
    }

    private void begin(RunSubject subject) throws SQLException {
        try (Connection writing = target.connectToWrite()) {
            if (failures >= PATIENCE) {
                LOG.warnf("Target %s: its slot cannot be read, making a new one", target.name());
                CaptureSetup.release(writing);
                failures = 0;
            }
            switch (prepare(writing, subject)) {
                case CaptureVerdict.Ready ready -> begin(ready, subject, writing);
                case CaptureVerdict.NotYet notYet ->
                    nextStart = SteadyClock.now().plus(FIRST_PAUSE);
                case CaptureVerdict.Impossible impossible -> {
                    nextStart = SteadyClock.now().plus(BETWEEN_APPEALS);
                    alerts.raise(
                            CaptureAlerts.CAPTURE,
                            impossible.reason(),
                            "its changes cannot be streamed, so drift is found by comparing catalogues every "
                                    + services.settings().driftEvery().toSeconds() + " s only, and not in rows. "
                                    + impossible.reason());
                }
            }
        }
    }

    private CaptureVerdict prepare(Connection writing, RunSubject subject) throws SQLException {
        return CaptureSetup.prepare(writing, subject.published(ruling.get(), rules), operations());
    }

    private Traffic traffic() {
        return services.settings().stream().everyRow() ? Traffic.ROWS : Traffic.MESSAGES;
    }

    private String operations() {
        if (traffic() == Traffic.MESSAGES) {
            return "truncate";
        }
        // Whoever inserts into a quiet table is to be seen; inserts elsewhere are nobody's business.
        return rules.quiet().isEmpty() ? "update, delete, truncate" : "insert, update, delete, truncate";
    }

    private void begin(CaptureVerdict.Ready ready, RunSubject subject, Connection writing) throws SQLException {
        gap.begins(ready);
        long massRows = services.settings().stream().massRows();
        StreamJudge judge = new StreamJudge(
                target, subject, relations(writing, subject), rules, massRows, ruling, comparer, services.metrics());
        flow = new Flow(Capture.start(target, writing, ready, traffic(), judge, wake), judge, ready);
        armed = ready.tellsDdl();
        // With a slot that went on existing nothing is missing, but who knows what the engine of before did with its
        // last words.
        compareAnew = true;
        nextCheck = SteadyClock.now().plus(BETWEEN_CHECKS);
        ready.shortcoming()
                .ifPresentOrElse(
                        reason -> alerts.raise(
                                CaptureAlerts.CAPTURE,
                                reason,
                                "its rows are streamed, but not its DDL: drift of the schema is found by comparing"
                                        + " catalogues. " + reason),
                        () -> alerts.resolve(CaptureAlerts.CAPTURE));
        LOG.infof(
                "Target %s: reading its changes by slot %s%s",
                target.name(), ready.slot(), ready.beginning() == Beginning.CONTINUED ? "" : ", which is new");
    }

    private List<Known> relations(Connection connection, RunSubject subject) throws SQLException {
        return StreamedRelations.read(connection, subject.names().relations());
    }

    private void judgeFor(Flow open, RunSubject subject) throws SQLException {
        try (Connection writing = target.connectToWrite()) {
            prepare(writing, subject);
            open.judge()
                    .about(
                            subject,
                            relations(writing, subject),
                            rules,
                            services.settings().stream().massRows());
        }
    }

    private void check(Flow open, Connection reading) throws SQLException {
        if (open.capture().streaming()) {
            failures = 0;
        }
        if (guard.mustGo(open.ready().slot(), reading)) {
            LOG.warnf("Target %s: giving its slot up before it fills the disk", target.name());
            suspend();
            failures = PATIENCE;
            nextStart = SteadyClock.now().plus(LONGEST_PAUSE);
        }
    }

    /** A table whose key is gone must leave the publication at once: nobody could update it any more. */
    void publishAnew(RunSubject subject) throws SQLException {
        if (flow != null) {
            try (Connection writing = target.connectToWrite()) {
                prepare(writing, subject);
            }
        }
    }

    private void broken(Flow open) {
        failures++;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 5));
        nextStart = SteadyClock.now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        LOG.warnf(
                "Target %s: its stream broke off: %s",
                target.name(), open.capture().failure());
        services.metrics().failed(target.name());
        open.judge().close();
        flow = null;
    }

    /** Stops reading; slot and publication stay. */
    void suspend() {
        Flow open = flow;
        flow = null;
        if (open != null) {
            open.judge().stop();
            open.capture().close();
            open.judge().close();
        }
    }

    /**
     * Stops reading for good, and removes what was made for it.
     *
     * @return whether nothing is left
     */
    boolean release() throws SQLException {
        suspend();
        try (Connection writing = target.connectToWrite()) {
            boolean released = CaptureSetup.release(writing);
            if (released) {
                alerts.resolve(CaptureAlerts.CAPTURE);
                alerts.resolve(CaptureAlerts.SLOT);
                gap.over();
                LOG.infof("Target %s is released: its slot and event triggers are gone", target.name());
            }
            return released;
        }
    }
}
