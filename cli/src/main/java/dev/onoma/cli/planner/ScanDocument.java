package dev.onoma.cli.planner;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a standard says of a schema.
 *
 * @param counts how many findings of each level
 */
public record ScanDocument(
        String target, String fingerprint, int relations, Map<String, Integer> counts, List<Finding> findings) {

    public ScanDocument {
        requireNonNull(target, "target");
        requireNonNull(fingerprint, "fingerprint");
        counts = counts == null ? Map.of() : Map.copyOf(counts);
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /**
     * A name that breaks a rule.
     *
     * @param level {@code RENAME}, {@code WARN} or {@code DECISION}
     */
    public record Finding(
            String object,
            String rule,
            String level,
            @Nullable String proposal,
            String message) {

        public Finding {
            requireNonNull(object, "object");
            requireNonNull(rule, "rule");
            requireNonNull(level, "level");
            message = message == null ? "" : message;
        }
    }
}
