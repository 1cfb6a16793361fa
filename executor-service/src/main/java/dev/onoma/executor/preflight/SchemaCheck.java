package dev.onoma.executor.preflight;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.events.Verdict;
import dev.onoma.plan.Touched;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the schema is still what the plan was made for, and whether the executor's role may change it. All of the database is
 * read, as the planner does, or the fingerprints would differ.
 */
final class SchemaCheck implements Preflight.Check {

    @Override
    public List<Verdict> verdicts(Subject subject) throws SQLException {
        Snapshot snapshot = new CatalogReader(Scope.all()).read(subject.connection());
        Touched touched = subject.touched() == null ? everything(snapshot) : subject.touched();
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(fresh(subject, Fingerprint.of(snapshot)));
        verdicts.addAll(creatable(subject, touched));
        verdicts.addAll(owned(subject, touched));
        return verdicts;
    }

    private static Touched everything(Snapshot snapshot) {
        return Touched.relations(snapshot.relations().stream()
                .filter(relation -> relation.extension() == null)
                .map(Relation::name)
                .toList());
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

    private static List<Verdict> creatable(Subject subject, Touched touched) throws SQLException {
        List<String> schemas = Stream.of(touched.relations(), touched.types(), touched.routines())
                .flatMap(List::stream)
                .map(name -> name.schema().value())
                .distinct()
                .toList();
        List<String> places = Query.NOT_CREATABLE.rows(subject.connection(), row -> row.getString("place"), schemas);
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

    /** Only what the plan changes: what else there is may belong to anybody. */
    private static List<Verdict> owned(Subject subject, Touched touched) throws SQLException {
        List<Verdict> verdicts = Query.NOT_OWNED.rows(
                subject.connection(),
                row -> {
                    Identifier owner = Identifier.of(row.getString("owner"));
                    return Verdict.failed(
                            "ownership",
                            Literal.printable(row.getString("object")),
                            "The executor's role may not alter it: it belongs to %s. GRANT %s to the executor's role."
                                    .formatted(owner, owner.sql()));
                },
                names(touched.relations()),
                names(touched.types()),
                names(touched.routines()));
        return verdicts.isEmpty()
                ? List.of(Verdict.passed(
                        "ownership", subject.target(), "The executor's role may alter everything the plan changes."))
                : verdicts;
    }

    private static List<String> names(List<QualifiedName> names) {
        return names.stream().map(QualifiedName::sql).toList();
    }
}
