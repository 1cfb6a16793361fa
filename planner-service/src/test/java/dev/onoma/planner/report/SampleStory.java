package dev.onoma.planner.report;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.Alert;
import dev.onoma.events.Blocker;
import dev.onoma.events.Direction;
import dev.onoma.events.DriftKind;
import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.HealthPhase;
import dev.onoma.events.RollbackScope;
import dev.onoma.events.RunId;
import dev.onoma.events.StepTiming;
import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict;
import dev.onoma.plan.PlanId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run that soaks for half an hour until somebody drops a view, with names that want to be more than names. */
final class SampleStory {

    static final String SCRIPT = "<script>alert('1')</script>";
    static final String TURNED = "gnp.\u202eexe";
    static final String BARS = "a|b\\|c`d``e";

    static final RunId RUN = new RunId("run-00000001");
    private static final String TARGET = "shop";
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Fingerprint BEFORE = new Fingerprint("a".repeat(64));

    private final List<Told<Event>> events = new ArrayList<>();
    private final List<Told<Alert>> alerts = new ArrayList<>();
    private Instant now = BEGIN;

    static Story rolledBack() {
        SampleStory story = new SampleStory();
        story.begin();
        story.expand();
        story.soak();
        story.rollBack();
        return new Story(story.events, story.alerts);
    }

    static Story approved() {
        SampleStory story = new SampleStory();
        story.approve();
        return new Story(story.events, List.of());
    }

    private void approve() {
        tell(new Event.PlanApproved(RUN, TARGET, new PlanId("plan-0123456789abcdef"), "ada " + SCRIPT, List.of()));
    }

    private void begin() {
        approve();
        for (int i = 0; i < 10; i++) {
            sample(HealthPhase.BEFORE, 4 + i % 3, 120 + i % 2);
            after(Duration.ofSeconds(30));
        }
        tell(new Event.StartRequested(RUN, TARGET, 0, "ada"));
        stage("APPROVED", "BASELINING", "");
        tell(new Event.PreflightPassed(
                RUN,
                TARGET,
                1,
                List.of(
                        Verdict.passed("connections", TARGET, "7 of 100"),
                        Verdict.warning("backup", TARGET, "Nobody says when the last one was made."))));
        after(Duration.ofMillis(240));
        tell(new Event.BaselineCaptured(RUN, TARGET, 1, BEFORE, 12, 1_250_000, Map.of(1, 1_240_000L, 2, 0L)));
    }

    private void expand() {
        stage("BASELINING", "EXPANDING", "");
        after(Duration.ofMillis(20));
        tell(new Event.StepBlocked(
                RUN, TARGET, 1, 1, 1, List.of(new Blocker(4711, "app", TURNED, "active", 4_000, "orders"))));
        after(Duration.ofMillis(1_500));
        step(1, "rename table public.\"" + SCRIPT + "\" to orders", 3, 1_480, 12.5);
        step(2, "rename column \"" + BARS + "\" to abc", 1, 0, 3.25);
        step(3, "rename enum type public.\"Status\" to statuses", 1, 0.5, 0.75);
        stage("EXPANDING", "VALIDATING", "");
        after(Duration.ofMillis(300));
        tell(new Event.RunValidated(
                RUN,
                TARGET,
                1,
                ValidationStage.AFTER_EXPAND,
                true,
                new Fingerprint("b".repeat(64)),
                14,
                List.of(Verdict.warning("row-counts", "public." + TURNED, "Only an estimate: " + BARS))));
        stage("VALIDATING", "SOAKING", "");
    }

    private void soak() {
        for (int i = 0; i < 60; i++) {
            sample(HealthPhase.DURING, 5 + i % 4 + (i > 50 ? 12 : 0), 126 + i % 5);
            after(Duration.ofSeconds(30));
        }
        tell(new Event.OldNameUsed(RUN, TARGET, "public.\"Order\"", "app", "checkout", now));
        tell(new Event.OldNameUsed(RUN, TARGET, "public.\"Order\"", "app", SCRIPT, now.plusSeconds(3)));
        tell(new Event.BenchmarkJudged(
                RUN,
                TARGET,
                HealthPhase.DURING,
                "open orders & co.",
                Verdict.Outcome.WARNING,
                4.1,
                0.2,
                5.2,
                26.8,
                "26.8 % slower than before: more than 20 %",
                now));
        tell(new Event.DriftDetected(
                RUN,
                TARGET,
                DriftKind.SCHEMA,
                "view public.\"Order\"",
                Alert.Severity.CRITICAL,
                "a view on public.orders",
                "it is gone",
                "view public.\"Order\" was dropped",
                "mallory",
                SCRIPT,
                "0/1A2B3C4",
                now));
        alert("probe:checkout", "probe", Alert.Severity.WARNING, "checkout answers slowly");
        alerts.add(new Told<>(now, new Alert.AlertResolved("probe:checkout", TARGET, now.plusSeconds(1))));
        alert(RUN + "/schema-drift/Order", "schema-drift", Alert.Severity.CRITICAL, "view \"Order\" was dropped");
    }

    private void rollBack() {
        String why = "view \"Order\" was dropped";
        tell(new Event.RollbackRequested(RUN, TARGET, 1, new RollbackScope.All(), "alert:monitor", why));
        stage("SOAKING", "ROLLING_BACK", why);
        tell(new Event.StepFailed(
                RUN,
                TARGET,
                2,
                3,
                Direction.BACK,
                "rename enum type",
                new FailureReport("lock-not-available", "55P03", "Somebody holds it.")));
        for (int step = 3; step > 0; step--) {
            after(Duration.ofMillis(9));
            tell(new Event.StepReverted(
                    RUN, TARGET, 2, step, "undo of step " + step, new StepTiming(now, 1, 0, 4.0 * step)));
        }
        after(Duration.ofMillis(160));
        tell(new Event.RunValidated(RUN, TARGET, 2, ValidationStage.AFTER_ROLLBACK, true, BEFORE, 9, List.of()));
        stage("ROLLING_BACK", "ROLLED_BACK", why);
        for (int i = 0; i < 10; i++) {
            sample(HealthPhase.AFTER, 4 + i % 2, 121);
            after(Duration.ofSeconds(30));
        }
    }

    private void step(int number, String title, int attempts, double waited, double held) {
        tell(new Event.StepApplied(RUN, TARGET, 1, number, title, new StepTiming(now, attempts, waited, held)));
        after(Duration.ofMillis(5));
        tell(new Event.StepValidated(RUN, TARGET, 1, number));
    }

    private void sample(HealthPhase phase, double millis, double mebibytes) {
        tell(new Event.HealthSampled(
                RUN,
                TARGET,
                phase,
                now,
                Map.of(
                        "probe.checkout.millis",
                        millis,
                        "database-bytes",
                        mebibytes * 1_048_576,
                        "cache-hit-percent",
                        99.5 - millis / 10,
                        "deadlocks",
                        0.0,
                        "benchmark." + SCRIPT + ".millis",
                        millis / 3)));
    }

    private void alert(String id, String kind, Alert.Severity severity, String summary) {
        alerts.add(
                new Told<>(now, new Alert.AlertRaised(id, TARGET, kind, severity, "monitor", summary, Map.of(), now)));
    }

    private void stage(String from, String to, String why) {
        tell(new Event.StageChanged(RUN, TARGET, 1, from, to, why));
    }

    private void tell(Event event) {
        events.add(new Told<>(now, event));
    }

    private void after(Duration time) {
        now = now.plus(time);
    }
}
