package dev.onoma.validator;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Snapshot;
import dev.onoma.command.Command;
import dev.onoma.command.CommandId;
import dev.onoma.events.Event;
import dev.onoma.events.Verdict;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.run.StepSet;
import dev.onoma.validator.baseline.Baseline;
import dev.onoma.validator.baseline.BaselineImpossible;
import dev.onoma.validator.baseline.BaselineReader;
import dev.onoma.validator.baseline.BaselineStore;
import dev.onoma.validator.baseline.Depth;
import dev.onoma.validator.baseline.InspectedTarget;
import dev.onoma.validator.baseline.StepRows;
import dev.onoma.validator.check.Inspection;
import dev.onoma.validator.check.Validation;
import dev.onoma.validator.plan.Plans;
import dev.onoma.validator.report.Report;
import dev.onoma.validator.report.ReportStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Does what the planner commands: takes baselines and validates whole runs. The same command always has the same answer. */
@ApplicationScoped
@Startup
public class RunValidation {

    private static final Logger LOG = Logger.getLogger(RunValidation.class);

    private final InspectedTargets targets;
    private final Plans plans;
    private final BaselineStore baselines;
    private final ReportStore reports;
    private final Depth depth;
    private final MeterRegistry meters;

    @Inject
    public RunValidation(
            InspectedTargets targets,
            Plans plans,
            BaselineStore baselines,
            ReportStore reports,
            Depth depth,
            MeterRegistry meters) {
        this.targets = targets;
        this.plans = plans;
        this.baselines = baselines;
        this.reports = reports;
        this.depth = depth;
        this.meters = meters;
        // Counted from zero: Prometheus sees no increase in a counter that begins with its first check.
        for (String check : Validation.keys()) {
            for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
                counter(check, outcome);
            }
        }
    }

    /** Writes down what is there; a run that has a baseline keeps it, since its steps may stand already. */
    public Event capture(Command.CaptureBaseline command) throws SQLException {
        long start = System.nanoTime();
        try {
            Optional<Baseline> known = baselines.find(command.run());
            Baseline baseline = known.isPresent() ? known.get() : read(command);
            Plan plan = plans.get(command.plan());
            meters.timer("onoma.validator.baseline").record(Duration.ofNanos(System.nanoTime() - start));
            LOG.infof(
                    "Baseline of %s on %s: %d tables, fingerprint %s, %d ms",
                    command.run(),
                    command.target(),
                    baseline.tables(),
                    baseline.fingerprint(),
                    (System.nanoTime() - start) / 1_000_000);
            return new Event.BaselineCaptured(
                    command.run(),
                    command.target(),
                    command.epoch(),
                    baseline.fingerprint(),
                    baseline.tables(),
                    baseline.estimatedRows(),
                    StepRows.of(plan, baseline.catalogue()));
        } catch (BaselineImpossible impossible) {
            return new Event.PreflightFailed(command.run(), command.target(), command.epoch(), impossible.verdicts());
        }
    }

    private Baseline read(Command.CaptureBaseline command) throws SQLException, BaselineImpossible {
        InspectedTarget target = targets.get(command.target());
        Baseline baseline = new BaselineReader(depth).read(target, command.run(), command.plan());
        baselines.add(baseline);
        return baseline;
    }

    /** Asks everything about a run and keeps the report. */
    public Event validate(Command.ValidateRun command) throws SQLException {
        CommandId id = CommandId.of(command);
        Optional<Report> known = reports.find(id);
        if (known.isPresent()) {
            return known.get().event();
        }
        Report report = report(command);
        reports.add(id, report);
        tell(report);
        return report.event();
    }

    private Report report(Command.ValidateRun command) throws SQLException {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        InspectedTarget target = targets.get(command.target());
        Baseline baseline = baselines
                .find(command.run())
                .orElseThrow(() -> new IllegalStateException(
                        "There is no baseline of " + command.run() + ": nothing can be held against it."));
        Plan plan = plans.get(command.plan());
        Snapshot actual = target.database().readCatalogue();
        Inspection inspection = Inspection.of(
                command.stage(), plan, standing(plan, command.standing()), target, baseline, actual, depth);
        List<Report.Entry> checks = Validation.run(inspection).stream()
                .map(timed -> Report.Entry.of(timed.result(), timed.millis()))
                .toList();
        return new Report(
                command.run(),
                command.target(),
                command.plan(),
                command.epoch(),
                command.stage(),
                StepSet.of(command.standing()),
                startedAt,
                (System.nanoTime() - start) / 1e6,
                Fingerprint.of(actual),
                baseline.fingerprint(),
                checks.stream().noneMatch(entry -> entry.outcome() == Verdict.Outcome.FAILED),
                checks);
    }

    private static List<PlannedStep> standing(Plan plan, List<Integer> numbers) {
        return numbers.stream()
                .sorted()
                .map(number -> plan.step(number)
                        .orElseThrow(
                                () -> new IllegalStateException("Plan " + plan.id() + " has no step " + number + ".")))
                .toList();
    }

    private void tell(Report report) {
        LOG.infof(
                "%s of %s on %s %s: %d failures, %d warnings, %.0f ms",
                report.stage(),
                report.run(),
                report.target(),
                report.passed() ? "passed" : "failed",
                report.count(Verdict.Outcome.FAILED),
                report.count(Verdict.Outcome.WARNING),
                report.millis());
        meters.timer("onoma.validator.validation", "stage", report.stage().name())
                .record(Duration.ofNanos((long) (report.millis() * 1e6)));
        report.checks().forEach(entry -> counter(entry.check(), entry.outcome()).increment());
    }

    private Counter counter(String check, Verdict.Outcome outcome) {
        return meters.counter("onoma.validator.checks", "check", check, "outcome", outcome.name());
    }
}
