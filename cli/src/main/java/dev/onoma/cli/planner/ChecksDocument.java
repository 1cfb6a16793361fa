package dev.onoma.cli.planner;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What a validation found, as the validator reports it. */
public record ChecksDocument(
        String run, String target, String stage, boolean passed, double millis, List<Check> checks) {

    public ChecksDocument {
        requireNonNull(run, "run");
        requireNonNull(target, "target");
        requireNonNull(stage, "stage");
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    /** One check; its verdicts are warnings and failures. */
    public record Check(String check, String outcome, String summary, double millis, List<Verdict> verdicts) {

        public Check {
            requireNonNull(check, "check");
            requireNonNull(outcome, "outcome");
            summary = summary == null ? "" : summary;
            verdicts = verdicts == null ? List.of() : List.copyOf(verdicts);
        }
    }

    /** What a check found wrong. */
    public record Verdict(String outcome, String object, String message, List<String> samples) {

        public Verdict {
            requireNonNull(outcome, "outcome");
            object = object == null ? "" : object;
            message = message == null ? "" : message;
            samples = samples == null ? List.of() : List.copyOf(samples);
        }
    }
}
