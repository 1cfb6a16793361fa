package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Snapshot;
import dev.onoma.naming.language.Vocabulary;
import dev.onoma.naming.rules.RuleKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A naming standard, as a standard file describes it.
 *
 * @param schemas the schemas it holds in; empty for all that a snapshot has
 * @param exclusions tables, views, sequences and types that are left alone with all their parts
 * @param overrides names given by hand, an object's own name where it keeps it; they win over every rule
 */
public record Standard(
        List<Identifier> schemas,
        List<NamePattern> exclusions,
        Map<RuleKey, Mode> modes,
        ReservedWords reservedWords,
        Vocabulary vocabulary,
        Conventions conventions,
        OldNameUses oldNameUses,
        Renames overrides) {

    public Standard {
        schemas = List.copyOf(schemas);
        exclusions = List.copyOf(exclusions);
        EnumMap<RuleKey, Mode> complete = new EnumMap<>(RuleKey.class);
        for (RuleKey key : RuleKey.values()) {
            complete.put(key, modes.getOrDefault(key, Mode.OFF));
        }
        modes = Collections.unmodifiableMap(complete);
    }

    /** The standard of document 000, from {@code default-standard.yaml}, which explains every key. */
    public static Standard defaults() {
        return StandardReader.defaults();
    }

    /** Holds a snapshot against this standard: the same snapshot always gives the same assessment. */
    public Assessment assess(Snapshot snapshot) {
        return new Assessor(this, snapshot).assess();
    }

    /** What the standard says of a rule. */
    public Mode mode(RuleKey rule) {
        return modes.getOrDefault(rule, Mode.OFF);
    }

    /** Whether the standard leaves the object alone. */
    public boolean excludes(QualifiedName object) {
        return !schemas.isEmpty() && !schemas.contains(object.schema())
                || exclusions.stream().anyMatch(pattern -> pattern.matches(object));
    }
}
