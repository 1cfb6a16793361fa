package dev.onoma.validator.step;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.events.Verdict;
import dev.onoma.plan.step.Postcondition;
import dev.onoma.validator.check.ViewProbe;
import dev.onoma.validator.step.Facts.ConstraintFact;
import dev.onoma.validator.step.Facts.RelationFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Holds what is expected after a step against the catalogue's facts. Pure. */
final class Judge {

    private static final String CONDITIONS = "postconditions";
    private static final String IDENTITY = "identity";
    private static final String VIEWS = "views";
    /** INSERT, UPDATE and DELETE, as {@code pg_relation_is_updatable} adds them up: what every table allows. */
    private static final int EVERY_ACTION = 4 | 8 | 16;

    private final Expectation expected;
    private final Facts facts;

    private Judge(Expectation expected, Facts facts) {
        this.expected = expected;
        this.facts = facts;
    }

    /** What is not as it must be; empty when all is well. */
    static List<Verdict> failures(Expectation expected, Facts facts) {
        Judge judge = new Judge(expected, facts);
        List<Verdict> failures = new ArrayList<>();
        expected.conditions().forEach(condition -> failures.addAll(judge.judge(condition)));
        expected.probes().forEach(probe -> failures.addAll(judge.updatability(probe)));
        return failures;
    }

    private List<Verdict> judge(Postcondition condition) {
        return switch (condition) {
            case Postcondition.RelationIs c -> relation(c);
            case Postcondition.RelationIsGone c ->
                demand(facts.relation(c.name()) == null, c.name(), "The name is still borne by a relation.");
            case Postcondition.ConstraintIs c ->
                demand(
                        facts.constraints()
                                .contains(new ConstraintFact(c.table(), c.name().value())),
                        c.table(),
                        "The table has no constraint " + c.name() + ".");
            case Postcondition.IndexIs c -> demand(kindIs(c.name(), "i", "I"), c.name(), "There is no such index.");
            case Postcondition.SequenceIs c -> demand(kindIs(c.name(), "S"), c.name(), "There is no such sequence.");
            case Postcondition.TypeIs c ->
                demand("e".equals(facts.types().get(c.name())), c.name(), "There is no such enum type.");
            case Postcondition.TypeIsGone c ->
                demand(!facts.types().containsKey(c.name()), c.name(), "The name is still borne by a type.");
            case Postcondition.FunctionIs c ->
                demand(
                        facts.functions().getOrDefault(c.name(), Set.of()).contains(c.source()),
                        c.name(),
                        "The function has not the body that the step gave it.");
        };
    }

    private boolean kindIs(QualifiedName name, String... kinds) {
        RelationFact fact = facts.relation(name);
        return fact != null && List.of(kinds).contains(fact.kind());
    }

    private static List<Verdict> demand(boolean holds, QualifiedName object, String otherwise) {
        return holds ? List.of() : List.of(Verdict.failed(CONDITIONS, object.toString(), otherwise));
    }

    private List<Verdict> relation(Postcondition.RelationIs condition) {
        String object = condition.name().toString();
        RelationFact fact = facts.relation(condition.name());
        if (fact == null) {
            return List.of(Verdict.failed(CONDITIONS, object, "Nothing bears the name."));
        }
        if (!letter(condition.kind()).equals(fact.kind())) {
            return List.of(Verdict.failed(CONDITIONS, object, "The name is borne by something of another kind."));
        }
        List<Verdict> failures = new ArrayList<>();
        List<String> columns =
                condition.columns().stream().map(Identifier::value).toList();
        if (!columns.equals(fact.columns())) {
            failures.add(Verdict.failed(
                    CONDITIONS, object, "Its columns are " + fact.columns() + " instead of " + columns + "."));
        }
        failures.addAll(identity(condition, fact));
        return failures;
    }

    private List<Verdict> identity(Postcondition.RelationIs condition, RelationFact fact) {
        Relation original = expected.originals().get(condition.name());
        String object = condition.name().toString();
        if (original == null) {
            return List.of();
        }
        if (original.oid() != fact.oid()) {
            return List.of(Verdict.failed(
                    IDENTITY,
                    object,
                    "It is not the relation that was renamed: OID " + original.oid() + " became " + fact.oid() + "."));
        }
        boolean rewritten =
                original.kind() == Relation.Kind.TABLE && original.storage().fileNode() != fact.fileNode();
        return rewritten
                ? List.of(Verdict.failed(
                        IDENTITY,
                        object,
                        "All its rows were written anew: file "
                                + original.storage().fileNode() + " became " + fact.fileNode() + "."))
                : List.of();
    }

    /** A view takes every action that what it stands for takes. */
    private List<Verdict> updatability(ViewProbe probe) {
        RelationFact view = facts.relation(probe.view());
        RelationFact base = facts.relation(probe.base());
        boolean less = view != null && base != null && (actions(base) & ~view.actions()) != 0;
        return less
                ? List.of(Verdict.failed(
                        VIEWS,
                        probe.view().toString(),
                        "The old name cannot be written as " + probe.base() + " can: the view is not updatable."))
                : List.of();
    }

    private static int actions(RelationFact base) {
        return switch (base.kind()) {
            case "r", "p" -> EVERY_ACTION;
            default -> base.actions();
        };
    }

    private static String letter(Relation.Kind kind) {
        return switch (kind) {
            case TABLE -> "r";
            case PARTITIONED_TABLE -> "p";
            case FOREIGN_TABLE -> "f";
            case VIEW -> "v";
            case MATERIALIZED_VIEW -> "m";
        };
    }
}
