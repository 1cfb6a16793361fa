package dev.onoma.cli.planner;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** What a plan does, what could go wrong, and what it leaves out: the planner's summary of it. */
public record PlanDocument(
        String id,
        String target,
        String fingerprint,
        int steps,
        int expandSteps,
        int contractSteps,
        List<StepTitle> titles,
        List<Hazard> toAcknowledge,
        List<Hazard> notes,
        List<Refusal> refusals,
        List<ScanDocument.Finding> undecided) {

    public PlanDocument {
        requireNonNull(id, "id");
        requireNonNull(target, "target");
        requireNonNull(fingerprint, "fingerprint");
        titles = titles == null ? List.of() : List.copyOf(titles);
        toAcknowledge = toAcknowledge == null ? List.of() : List.copyOf(toAcknowledge);
        notes = notes == null ? List.of() : List.copyOf(notes);
        refusals = refusals == null ? List.of() : List.copyOf(refusals);
        undecided = undecided == null ? List.of() : List.copyOf(undecided);
    }

    /** One step in a line. */
    public record StepTitle(int number, String phase, String title) {

        public StepTitle {
            requireNonNull(phase, "phase");
            requireNonNull(title, "title");
        }
    }

    /**
     * What could go wrong for somebody.
     *
     * @param code what is acknowledged
     */
    public record Hazard(String code, String message) {

        public Hazard {
            requireNonNull(code, "code");
            requireNonNull(message, "message");
        }
    }

    /** A rename that the plan leaves out. */
    public record Refusal(String object, String reason) {

        public Refusal {
            requireNonNull(object, "object");
            requireNonNull(reason, "reason");
        }
    }

    /** A plan in a list. */
    public record Listing(String id, String target, int steps, Instant madeAt) {

        public Listing {
            requireNonNull(id, "id");
            requireNonNull(target, "target");
            requireNonNull(madeAt, "madeAt");
        }
    }

    /** A file that plain {@code psql} runs. */
    public record SqlFile(String name, String content) {

        public SqlFile {
            requireNonNull(name, "name");
            requireNonNull(content, "content");
        }
    }
}
