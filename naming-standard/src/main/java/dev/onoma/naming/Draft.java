package dev.onoma.naming;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An assessment while it is being made. Later stages build names from the names that earlier ones gave. */
final class Draft {

    private static final Comparator<Finding> ORDER = comparing(
                    (Finding f) -> f.object().container())
            .thenComparing(f -> f.object().kind())
            .thenComparing(f -> f.object().part(), nullsFirst(naturalOrder()))
            .thenComparing(Finding::rule)
            .thenComparing(Finding::level)
            .thenComparing(Finding::message);

    private final String remedy;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<ObjectReference> undecided = new HashSet<>();
    private final Map<QualifiedName, Identifier> relations = new HashMap<>();
    private final Map<QualifiedName, SortedMap<Identifier, Identifier>> columns = new HashMap<>();
    private final Map<QualifiedName, SortedMap<Identifier, Identifier>> constraints = new HashMap<>();
    private final Map<QualifiedName, Identifier> indexes = new HashMap<>();
    private final Map<QualifiedName, Identifier> sequences = new HashMap<>();
    private final Map<QualifiedName, Identifier> types = new HashMap<>();

    /**
     * @param remedy how a person decides; %1$s is the section of the file, %2$s the object as the file writes it
     */
    Draft(String remedy) {
        this.remedy = remedy;
    }

    void rename(Proposal proposal) {
        ObjectReference object = proposal.object();
        Identifier name = proposal.name();
        findings.add(new Finding(
                object,
                proposal.rule(),
                Finding.Level.RENAME,
                name,
                object + " becomes " + shown(name) + ": " + proposal.reason() + "."));
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> relations.put(object.container(), name);
            case COLUMN -> part(columns, object, name);
            case CONSTRAINT -> part(constraints, object, name);
            case INDEX -> indexes.put(object.container(), name);
            case SEQUENCE -> sequences.put(object.container(), name);
            case ENUM_TYPE -> types.put(object.container(), name);
            case ENUM_LABEL -> throw new IllegalArgumentException(object + " cannot be renamed");
        }
    }

    void warn(ObjectReference object, String rule, @Nullable Identifier proposal, String message) {
        findings.add(new Finding(object, rule, Finding.Level.WARN, proposal, "%s: %s.".formatted(object, message)));
    }

    void decide(ObjectReference object, String rule, @Nullable Identifier proposal, String message) {
        undecided.add(object);
        String way = remedy.formatted(Section.of(object.kind()).key(), ObjectPath.write(object));
        findings.add(new Finding(
                object, rule, Finding.Level.DECISION, proposal, "%s: %s. %s".formatted(object, message, way)));
    }

    /** Notes that an object cannot be named before another one is, which somebody has to decide. */
    void postpone(ObjectReference object, String rule, ObjectReference until) {
        undecided.add(object);
        warn(object, rule, null, "it is called after " + until + ", and waits until that is decided");
    }

    /** Whether the object keeps its name only until somebody decides. */
    boolean isUndecided(ObjectReference object) {
        return undecided.contains(object);
    }

    /** The name a relation will have as far as it is known. */
    Identifier relationNow(QualifiedName old) {
        return relations.getOrDefault(old, old.name());
    }

    /** The name a column will have as far as it is known, wherever it was defined. */
    Identifier columnNow(Inheritance inheritance, Relation relation, Column column) {
        Inheritance.Origin origin = inheritance.origin(relation, column);
        Identifier old = origin.column().name();
        return columns.getOrDefault(origin.relation().name(), Collections.emptySortedMap())
                .getOrDefault(old, old);
    }

    Assessment assessment(OldNameUses oldNameUses) {
        findings.sort(ORDER);
        return new Assessment(
                findings,
                new Renames(
                        new TreeMap<>(relations),
                        new TreeMap<>(columns),
                        new TreeMap<>(constraints),
                        new TreeMap<>(indexes),
                        new TreeMap<>(sequences),
                        new TreeMap<>(types)),
                oldNameUses);
    }

    /** A name as messages write it. */
    static String shown(Identifier name) {
        return Literal.printable(name.sql());
    }

    private static void part(
            Map<QualifiedName, SortedMap<Identifier, Identifier>> parts, ObjectReference object, Identifier name) {
        if (object.part() != null) {
            parts.computeIfAbsent(object.container(), table -> new TreeMap<>()).put(Identifier.of(object.part()), name);
        }
    }
}
