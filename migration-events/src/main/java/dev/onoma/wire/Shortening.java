package dev.onoma.wire;

import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says in fewer words what Kafka does not take as it is. What a run's state depends on stays whole; of findings and texts the beginning
 * stays, failures first, and it says how much is missing.
 */
public final class Shortening {

    /** Of all findings together, in bytes of JSON; with it an event fits where a topic takes a megabyte, as brokers have it. */
    private static final int FINDINGS = 500_000;

    /** Of one text, in characters. */
    private static final int TEXT = 4_000;

    private static final int SAMPLES = 5;

    private Shortening() {}

    /** The same message, shorter; empty where nothing can be left out. */
    public static Optional<Envelope> of(Envelope large) {
        if (!large.topic().equals(Topics.EVENTS)
                || !(Reading.event(large.bytes()) instanceof Reading.Readable<Event>(Event event))) {
            return Optional.empty();
        }
        String body = Json.write(shorter(event));
        return body.length() < large.body().length()
                ? Optional.of(new Envelope(large.topic(), large.key(), large.headers(), body))
                : Optional.empty();
    }

    private static Event shorter(Event event) {
        return switch (event) {
            case Event.PlanApproved e -> e;
            case Event.Observed e -> e;
            case Event.InEpoch e -> inEpoch(e);
        };
    }

    private static Event inEpoch(Event.InEpoch event) {
        return switch (event) {
            case Event.PreflightPassed e ->
                new Event.PreflightPassed(e.run(), e.target(), e.epoch(), few(e.verdicts()));
            case Event.PreflightFailed e ->
                new Event.PreflightFailed(e.run(), e.target(), e.epoch(), few(e.verdicts()));
            case Event.StepRejected e ->
                new Event.StepRejected(e.run(), e.target(), e.epoch(), e.step(), few(e.verdicts()));
            case Event.RunValidated e ->
                new Event.RunValidated(
                        e.run(),
                        e.target(),
                        e.epoch(),
                        e.stage(),
                        e.passed(),
                        e.fingerprint(),
                        e.checks(),
                        few(e.verdicts()),
                        e.ownUses());
            case Event.ValidationImpossible e ->
                new Event.ValidationImpossible(e.run(), e.target(), e.epoch(), e.stage(), few(e.verdicts()));
            case Event.StepFailed e ->
                new Event.StepFailed(
                        e.run(), e.target(), e.epoch(), e.step(), e.direction(), e.title(), cut(e.failure()));
            case Event.CloseFailed e -> new Event.CloseFailed(e.run(), e.target(), e.epoch(), cut(e.failure()));
            case Event.StageChanged e ->
                new Event.StageChanged(e.run(), e.target(), e.epoch(), e.from(), e.to(), cut(e.reason()));
            case Event.PauseRequested e ->
                new Event.PauseRequested(e.run(), e.target(), e.epoch(), e.by(), cut(e.reason()));
            case Event.RollbackRequested e ->
                new Event.RollbackRequested(e.run(), e.target(), e.epoch(), e.scope(), e.by(), cut(e.reason()));
            case Event.StartRequested e -> e;
            case Event.ResumeRequested e -> e;
            case Event.ContractRequested e -> e;
            case Event.TargetReleased e -> e;
            case Event.RunFenced e -> e;
            case Event.StepApplied e -> e;
            case Event.StepReverted e -> e;
            case Event.StepBlocked e -> e;
            case Event.RunClosed e -> e;
            case Event.BaselineCaptured e -> e;
            case Event.StepValidated e -> e;
        };
    }

    /** As many as there is room for, and one that counts the others. */
    private static List<Verdict> few(List<Verdict> verdicts) {
        List<Verdict> all = verdicts.stream()
                .sorted(Comparator.comparing(Verdict::outcome).reversed())
                .map(Shortening::cut)
                .toList();
        List<Verdict> told = new ArrayList<>();
        int room = FINDINGS;
        for (Verdict verdict : all) {
            room -= Json.write(verdict).getBytes(StandardCharsets.UTF_8).length;
            if (room < 0) {
                break;
            }
            told.add(verdict);
        }
        List<Verdict> left = all.subList(told.size(), all.size());
        if (!left.isEmpty()) {
            told.add(counted(left));
        }
        return told;
    }

    private static Verdict counted(List<Verdict> left) {
        long failures = left.stream().filter(v -> v.outcome() == Outcome.FAILED).count();
        String message =
                "There are %,d more findings, %,d of them failures: with them the event was too large for Kafka."
                        .formatted(left.size(), failures);
        return new Verdict(
                "message-size", failures > 0 ? Outcome.FAILED : Outcome.WARNING, "findings", message, List.of());
    }

    private static Verdict cut(Verdict verdict) {
        List<String> samples =
                verdict.samples().stream().limit(SAMPLES).map(Shortening::cut).toList();
        return new Verdict(verdict.check(), verdict.outcome(), cut(verdict.object()), cut(verdict.message()), samples);
    }

    private static FailureReport cut(FailureReport failure) {
        return new FailureReport(failure.kind(), failure.sqlState(), cut(failure.message()));
    }

    private static String cut(String text) {
        return text.length() <= TEXT
                ? text
                : text.substring(0, TEXT) + "… (%,d more characters)".formatted(text.length() - TEXT);
    }
}
