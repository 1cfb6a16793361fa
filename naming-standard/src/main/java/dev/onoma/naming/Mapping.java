package dev.onoma.naming;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Index;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A mapping file, read but not yet held against a database. Nothing follows by itself: what is called after a renamed table has
 * to be listed too.
 */
public final class Mapping {

    private static final String RULE = "mapping";
    private static final String REASON = "the mapping says so";

    private final String file;
    private final List<NamesReader.Given> names;
    private final OldNameUses oldNameUses;

    Mapping(String file, List<NamesReader.Given> names, OldNameUses oldNameUses) {
        this.file = file;
        this.names = List.copyOf(names);
        this.oldNameUses = oldNameUses;
    }

    /** The names as the file has them, whether their objects exist or not. */
    public Renames names() {
        return NamesReader.collect(names);
    }

    /**
     * Holds the mapping against a snapshot. What cannot be done is a finding of level {@link Finding.Level#DECISION} and not
     * among the renames: an object that does not exist, is inherited or belongs to an extension; a name that is taken, or begins
     * with a schema.
     */
    public Assessment assess(Snapshot snapshot) {
        return new Run(snapshot).assess();
    }

    private final class Run {

        private final Snapshot snapshot;
        private final List<String> schemas;
        private final Draft draft = new Draft("Correct the mapping file.");
        private final Bearers bearers;
        private final Inheritance inheritance;
        private final PartCollisions parts;
        private final List<Proposal> named = new ArrayList<>();
        private final Map<QualifiedName, List<Proposal>> columns = new TreeMap<>();

        Run(Snapshot snapshot) {
            this.snapshot = snapshot;
            schemas = snapshot.relations().stream()
                    .map(relation -> relation.name().schema().value() + ".")
                    .distinct()
                    .toList();
            bearers = new Bearers(snapshot);
            inheritance = new Inheritance(snapshot);
            parts = new PartCollisions(snapshot, bearers, draft, RULE, REASON);
        }

        Assessment assess() {
            names.forEach(this::add);
            new Collisions(bearers, draft).settle(named);
            ColumnCollisions collisions = new ColumnCollisions(inheritance, draft);
            columns.forEach((table, proposals) ->
                    snapshot.relation(table).ifPresent(relation -> collisions.settle(relation, proposals)));
            parts.settle();
            return draft.assessment(oldNameUses);
        }

        private void add(NamesReader.Given given) {
            schemas.stream()
                    .filter(given.name().value()::startsWith)
                    .findFirst()
                    .ifPresentOrElse(schema -> slip(given, schema), () -> find(given));
        }

        /** A name may hold a dot; one that begins with a schema of the database is a slip. */
        private void slip(NamesReader.Given given, String schema) {
            String rest = Literal.printable(given.name().value().substring(schema.length()));
            refuse(
                    given,
                    reference(given),
                    "its new name \"%s\" names a schema, and it stays in its own; say \"%s\""
                            .formatted(given.name(), rest));
        }

        private void find(NamesReader.Given given) {
            QualifiedName name = given.path().container();
            switch (given.section()) {
                case TABLES -> snapshot.relation(name).ifPresentOrElse(r -> relation(given, r), () -> missing(given));
                case TYPES -> snapshot.type(name).ifPresentOrElse(t -> type(given, t), () -> missing(given));
                case INDEXES -> snapshot.index(name).ifPresentOrElse(i -> index(given, i), () -> missing(given));
                case SEQUENCES ->
                    snapshot.sequence(name)
                            .ifPresentOrElse(
                                    s -> parts.add(reference(given), name.name(), s.table(), true, given.name(), null),
                                    () -> missing(given));
                case COLUMNS -> column(given);
                case CONSTRAINTS -> constraint(given);
            }
        }

        private void relation(NamesReader.Given given, Relation relation) {
            ObjectReference object = Kinds.reference(relation);
            if (relation.extension() != null) {
                refuse(given, object, "it belongs to the extension " + relation.extension());
            } else {
                named.add(new Proposal(object, RULE, given.name(), REASON));
            }
        }

        private void type(NamesReader.Given given, UserType type) {
            if (type.kind() != UserType.Kind.ENUM || type.extension() != null) {
                refuse(given, reference(given), "only enum types that belong to no extension are renamed");
            } else {
                named.add(new Proposal(reference(given), RULE, given.name(), REASON));
            }
        }

        /** The index of a constraint has the constraint's name, and both change together. */
        private void index(NamesReader.Given given, Index index) {
            Relation table = snapshot.relation(index.table()).orElse(null);
            ObjectReference object = index.constraint() && table != null
                    ? ObjectReference.part(
                            ObjectReference.Kind.CONSTRAINT,
                            table.name(),
                            index.name().name())
                    : reference(given);
            parts.add(object, index.name().name(), index.table(), true, given.name(), null);
        }

        private void column(NamesReader.Given given) {
            Relation relation = snapshot.relation(given.path().container()).orElse(null);
            Column column =
                    relation == null ? null : relation.column(part(given)).orElse(null);
            if (relation == null || column == null) {
                missing(given);
            } else if (inheritance.isInherited(relation, column)) {
                String parent =
                        inheritance.origin(relation, column).relation().name().toString();
                refuse(given, reference(given), "it is inherited from %s; map it there".formatted(parent));
            } else {
                columns.computeIfAbsent(relation.name(), table -> new ArrayList<>())
                        .add(new Proposal(reference(given), RULE, given.name(), REASON));
            }
        }

        private void constraint(NamesReader.Given given) {
            Relation table = snapshot.relation(given.path().container()).orElse(null);
            Constraint constraint = table == null
                    ? null
                    : snapshot.constraint(table, part(given)).orElse(null);
            if (table == null || constraint == null) {
                missing(given);
            } else if (constraint.inherited() && !PartNames.ownsIndex(constraint)) {
                refuse(given, reference(given), "it is inherited; map the constraint of the parent");
            } else {
                boolean inSchema = PartNames.ownsIndex(constraint);
                parts.add(reference(given), constraint.name(), table.oid(), inSchema, given.name(), null);
            }
        }

        private void missing(NamesReader.Given given) {
            ObjectReference object = reference(given);
            refuse(given, object, "it does not exist" + Existing.didYouMean(snapshot, object));
        }

        private void refuse(NamesReader.Given given, ObjectReference object, String problem) {
            draft.decide(object, RULE, given.name(), "%s (%s, line %d)".formatted(problem, file, given.line()));
        }

        private static Identifier part(NamesReader.Given given) {
            return Objects.requireNonNull(given.path().part());
        }

        private static ObjectReference reference(NamesReader.Given given) {
            ObjectReference.Kind kind = switch (given.section()) {
                case TABLES -> ObjectReference.Kind.TABLE;
                case COLUMNS -> ObjectReference.Kind.COLUMN;
                case CONSTRAINTS -> ObjectReference.Kind.CONSTRAINT;
                case INDEXES -> ObjectReference.Kind.INDEX;
                case SEQUENCES -> ObjectReference.Kind.SEQUENCE;
                case TYPES -> ObjectReference.Kind.ENUM_TYPE;
            };
            return given.section().ofTable()
                    ? ObjectReference.part(kind, given.path().container(), part(given))
                    : ObjectReference.of(kind, given.path().container());
        }
    }
}
