package dev.onoma.planner.run;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.eventlog.RunStore;
import dev.onoma.events.RunId;
import dev.onoma.plan.Hazard;
import dev.onoma.plan.Plan;
import dev.onoma.planner.plan.Plans;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import dev.onoma.planner.target.Scans;
import dev.onoma.planner.target.Target;
import dev.onoma.planner.target.Targets;
import dev.onoma.run.Requests;
import dev.onoma.run.RunState;
import dev.onoma.run.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Allows plans to be run. */
@ApplicationScoped
public class Approvals {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Plans plans;
    private final Targets targets;
    private final Scans scans;
    private final RunStore store;
    private final RunReports reports;

    @Inject
    public Approvals(Plans plans, Targets targets, Scans scans, RunStore store, RunReports reports) {
        this.plans = plans;
        this.targets = targets;
        this.scans = scans;
        this.store = store;
        this.reports = reports;
    }

    /**
     * Approves a plan, which makes its run.
     *
     * @param acknowledged the codes of hazards that somebody has thought about
     * @param acknowledgeAll all of them
     * @throws Problem when it is empty, approved already, stale, or has hazards nobody has acknowledged
     */
    public RunReport approve(String planId, String by, Collection<String> acknowledged, boolean acknowledgeAll)
            throws SQLException {
        Plan plan = plans.get(planId);
        Target target = targets.get(plan.target());
        demandSteps(plan);
        demandNotApproved(plan);
        List<String> codes =
                acknowledgeAll ? plan.toAcknowledge().stream().map(Hazard::code).toList() : List.copyOf(acknowledged);
        demandAcknowledged(plan, codes);
        demandFresh(plan, target);
        RunId run = newRun();
        return switch (store.approve(plan, run, by, codes)) {
            case Requests.Accepted accepted -> reports.now(run);
            case Requests.Underway underway -> throw alreadyApproved(underway.message());
            // Everything else was looked at before: somebody else has approved it in the meantime.
            case Requests.Illegal illegal -> throw alreadyApproved(illegal.reason());
        };
    }

    private static void demandSteps(Plan plan) {
        if (plan.isEmpty()) {
            throw Problem.of(
                    ProblemKind.EMPTY_PLAN,
                    "%s has no steps: target \"%s\" keeps its standard already, or every rename was refused. See its"
                            + " summary for refusals and findings that wait for a decision.",
                    plan.id(),
                    plan.target());
        }
    }

    private void demandNotApproved(Plan plan) throws SQLException {
        for (RunState earlier : store.runs(plan.id())) {
            if (!(earlier.stage() instanceof Stage.RolledBack)) {
                throw alreadyApproved("%s is approved already: its run is %s, which is %s. Go on with that one."
                                .formatted(
                                        plan.id(),
                                        earlier.run(),
                                        earlier.stage().name()))
                        .with("run", earlier.run().value());
            }
        }
    }

    private static Problem alreadyApproved(String detail) {
        return Problem.of(ProblemKind.ALREADY_APPROVED, "%s", detail);
    }

    private static RunId newRun() {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        return new RunId("run-" + HexFormat.of().formatHex(random));
    }

    private static void demandAcknowledged(Plan plan, List<String> codes) {
        List<Hazard> open = plan.toAcknowledge().stream()
                .filter(hazard -> !codes.contains(hazard.code()))
                .toList();
        if (!open.isEmpty()) {
            throw Problem.of(
                            ProblemKind.HAZARDS_NOT_ACKNOWLEDGED,
                            "%s has %d hazards that nobody has acknowledged; the first is %s: %s Read them all, then approve"
                                    + " with their codes in \"acknowledged\".",
                            plan.id(),
                            open.size(),
                            open.getFirst().code(),
                            open.getFirst().message())
                    .with("hazards", open);
        }
    }

    private void demandFresh(Plan plan, Target target) {
        Fingerprint now = scans.fingerprint(target);
        if (!now.equals(plan.fingerprint())) {
            throw Problem.of(
                            ProblemKind.STALE_PLAN,
                            "%s was made for the schema of target \"%s\" with the fingerprint %s, which is %s now. Make a new"
                                    + " plan and approve that one.",
                            plan.id(),
                            plan.target(),
                            plan.fingerprint().abbreviated(),
                            now.abbreviated())
                    .with("expected", plan.fingerprint().value())
                    .with("actual", now.value());
        }
    }
}
