package dev.onoma.monitor.drift;

import dev.onoma.catalog.Description;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A catalogue as it was when a watch began, in what is needed to compare another one with it; it is kept on the target, so that a
 * monitor that was away finds what changed meanwhile. Pure.
 *
 * @param lines of the full description
 * @param essences of relations by name in SQL
 */
record Baseline(Fingerprint fingerprint, SortedMap<String, String> lines, Map<String, String> essences) {

    static Baseline of(Snapshot snapshot) {
        Map<String, String> essences = new TreeMap<>();
        for (Relation relation : snapshot.relations()) {
            essences.put(relation.name().sql(), Essence.of(relation).toString());
        }
        return new Baseline(Fingerprint.of(snapshot), Description.full(snapshot).lines(), essences);
    }

    Description description() {
        return new Description(lines);
    }

    /** What clients depend on; empty where there was no such relation. */
    Optional<String> essence(QualifiedName relation) {
        return Optional.ofNullable(essences.get(relation.sql()));
    }
}
