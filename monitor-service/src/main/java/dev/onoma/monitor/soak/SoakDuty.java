package dev.onoma.monitor.soak;

import dev.onoma.events.Event;
import dev.onoma.events.UseCounter;
import dev.onoma.monitor.clock.SteadyClock;
import dev.onoma.monitor.drift.DriftWatch;
import dev.onoma.monitor.drift.Origin;
import dev.onoma.monitor.drift.OrphanWatch;
import dev.onoma.monitor.planner.RunStatus;
import dev.onoma.monitor.target.Target;
import dev.onoma.monitor.usage.CounterMemory;
import dev.onoma.monitor.usage.OldNameUse;
import dev.onoma.monitor.usage.UsageMemory;
import dev.onoma.monitor.usage.UsageSampler;
import dev.onoma.monitor.usage.UseCounters;
import dev.onoma.plan.PlannedStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** While both names answer: who uses old names, and whether the schema is as it has to be. */
final class SoakDuty implements Duty {

    private final KnownRun run;
    private final Services services;
    private final UsageSampler usage;
    private final UsageMemory memory;
    private final UseCounters counters;
    private final CounterMemory counted;
    private final DriftWatch drift;
    private final OrphanWatch orphans;

    private SoakDuty(KnownRun run, RunSubject subject, Target target, Services services, List<PlannedStep> standing) {
        this.run = run;
        this.services = services;
        this.usage = new UsageSampler(DriftWatch.compatibilityViews(standing));
        this.memory = new UsageMemory(services.settings().repeatAfter());
        this.counters = new UseCounters(standing);
        this.counted = new CounterMemory(services.settings().repeatAfter());
        this.drift = new DriftWatch(
                standing,
                run.validated(),
                () -> services.planner().run(run.run()).soaksIn(run.epoch()),
                subject.reports(),
                new TargetBaselines(target, run));
        this.orphans = new OrphanWatch(
                subject.names(), subject.reports(), services.settings().orphansEvery());
    }

    /** Null while the planner does not say that the run soaks. */
    static @Nullable SoakDuty of(KnownRun run, RunSubject subject, Target target, Services services) {
        RunStatus status = services.planner().run(run.run());
        if (!status.soaksIn(run.epoch())) {
            return null;
        }
        List<PlannedStep> standing = subject.plan().steps().stream()
                .filter(step -> status.standing().contains(step.number()))
                .toList();
        return new SoakDuty(run, subject, target, services, standing);
    }

    @Override
    public void glance(Connection connection) throws SQLException {
        tellWhoIsSeen(connection);
        tellWhatIsCounted(connection);
    }

    private void tellWhatIsCounted(Connection connection) throws SQLException {
        List<UseCounter> news = counted.news(counters.read(connection), SteadyClock.now());
        if (!news.isEmpty()) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            services.publisher().publish(new Event.OldNamesCounted(run.run(), run.target(), news, now));
            counted.told(news, SteadyClock.now());
        }
    }

    private void tellWhoIsSeen(Connection connection) throws SQLException {
        for (OldNameUse use : usage.sample(connection)) {
            // In microseconds, which is what the event log keeps.
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            if (memory.isNews(use, SteadyClock.now())) {
                services.publisher()
                        .publish(new Event.OldNameUsed(
                                run.run(), run.target(), use.view().toString(), use.role(), use.application(), now));
                memory.told(use, SteadyClock.now());
                services.metrics().used(run.target());
            }
        }
    }

    @Override
    public void compare(Connection connection, @Nullable Origin suspect, boolean disarmed) throws SQLException {
        drift.look(connection, suspect, disarmed);
        orphans.look(connection);
    }
}
