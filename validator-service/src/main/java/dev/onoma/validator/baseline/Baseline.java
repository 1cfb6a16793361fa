package dev.onoma.validator.baseline;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.events.RunId;
import dev.onoma.plan.PlanId;
import java.time.Instant;
import java.util.List;

/**
 * What a target held before a run: what every later check is held against. Faults that were there already are part of it and fail
 * nothing later.
 *
 * @param catalogue everything that exists, with OID and file of each table
 * @param foreignKeys the state of every foreign key
 * @param privileges who may do what with which relation and column
 * @param rules the violations of each business rule
 * @param namingFindings how many names the standard would change
 */
public record Baseline(
        RunId run,
        String target,
        PlanId plan,
        Instant takenAt,
        Fingerprint fingerprint,
        Snapshot catalogue,
        List<ForeignKeyState> foreignKeys,
        Privileges privileges,
        List<RuleResult> rules,
        int namingFindings) {

    public Baseline {
        foreignKeys = List.copyOf(foreignKeys);
        rules = List.copyOf(rules);
    }

    /** How many tables there are, of every kind. */
    public int tables() {
        return (int) catalogue.relations().stream()
                .filter(relation -> relation.kind().isTable())
                .count();
    }

    /** Their rows by the statistics; partitioned tables are counted by their partitions. */
    public long estimatedRows() {
        return Math.round(catalogue.relations().stream()
                .filter(relation -> relation.kind() == Relation.Kind.TABLE)
                .mapToDouble(relation -> Math.max(0, relation.storage().estimatedRows()))
                .sum());
    }
}
