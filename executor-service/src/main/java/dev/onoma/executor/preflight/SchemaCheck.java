package dev.onoma.executor.preflight;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.events.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the schema is still what the plan was made for, and whether the executor's role may change it. All of the database is
 * read, as the planner does, or the fingerprints would differ.
 */
final class SchemaCheck implements Preflight.Check {

    @Override
    public List<Verdict> verdicts(Subject subject) throws SQLException {
        Snapshot snapshot = new CatalogReader(Scope.all()).read(subject.connection());
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(fresh(subject, Fingerprint.of(snapshot)));
        verdicts.addAll(creatable(subject, snapshot));
        verdicts.addAll(owned(subject, snapshot));
        return verdicts;
    }

    private static Verdict fresh(Subject subject, Fingerprint actual) {
        return actual.equals(subject.expected())
                ? Verdict.passed("fingerprint", subject.target(), "The schema is the one the plan was made for.")
                : Verdict.failed(
                        "fingerprint",
                        subject.target(),
                        "The schema has changed since the plan was made: its fingerprint is %s, not %s. Plan again."
                                .formatted(actual, subject.expected()));
    }

    private static List<Verdict> creatable(Subject subject, Snapshot snapshot) throws SQLException {
        Object[] schemas = snapshot.relations().stream()
                .map(relation -> relation.name().schema().value())
                .distinct()
                .toArray();
        List<String> places =
                Query.NOT_CREATABLE.rows(subject.connection(), "text", schemas, row -> row.getString("place"));
        return places.isEmpty()
                ? List.of(
                        Verdict.passed("rights", subject.target(), "The executor's role may create what a run needs."))
                : places.stream()
                        .map(place -> Verdict.failed(
                                "rights",
                                place,
                                "The executor's role may not create anything there. GRANT CREATE ON %s to it."
                                        .formatted(place)))
                        .toList();
    }

    private static List<Verdict> owned(Subject subject, Snapshot snapshot) throws SQLException {
        Object[] oids = snapshot.relations().stream()
                .filter(relation -> relation.extension() == null)
                .map(Relation::oid)
                .toArray();
        List<Verdict> verdicts = Query.NOT_OWNED.rows(subject.connection(), "oid", oids, row -> {
            QualifiedName name = QualifiedName.of(row.getString("schema"), row.getString("name"));
            Identifier owner = Identifier.of(row.getString("owner"));
            return Verdict.failed(
                    "ownership",
                    name.toString(),
                    "The executor's role may not alter it: it belongs to %s. GRANT %s to the executor's role."
                            .formatted(owner, owner.sql()));
        });
        return verdicts.isEmpty()
                ? List.of(
                        Verdict.passed("ownership", subject.target(), "The executor's role may alter every relation."))
                : verdicts;
    }
}
