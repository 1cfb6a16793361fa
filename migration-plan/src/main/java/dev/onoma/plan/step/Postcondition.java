package dev.onoma.plan.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import java.util.List;

/** Something that must be true of the catalogue once a step is done. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "condition")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Postcondition.RelationIs.class, name = "relation-is"),
    @JsonSubTypes.Type(value = Postcondition.RelationIsGone.class, name = "relation-is-gone"),
    @JsonSubTypes.Type(value = Postcondition.ConstraintIs.class, name = "constraint-is"),
    @JsonSubTypes.Type(value = Postcondition.IndexIs.class, name = "index-is"),
    @JsonSubTypes.Type(value = Postcondition.SequenceIs.class, name = "sequence-is"),
    @JsonSubTypes.Type(value = Postcondition.TypeIs.class, name = "type-is"),
    @JsonSubTypes.Type(value = Postcondition.TypeIsGone.class, name = "type-is-gone"),
    @JsonSubTypes.Type(value = Postcondition.FunctionIs.class, name = "function-is"),
})
public sealed interface Postcondition {

    /** A relation of that name and kind has these columns, in this order. */
    record RelationIs(QualifiedName name, Relation.Kind kind, List<Identifier> columns) implements Postcondition {
        public RelationIs {
            columns = List.copyOf(columns);
        }
    }

    /** No relation bears the name. */
    record RelationIsGone(QualifiedName name) implements Postcondition {}

    /** The table has a constraint of that name. */
    record ConstraintIs(QualifiedName table, Identifier name) implements Postcondition {}

    /** There is an index of that name. */
    record IndexIs(QualifiedName name) implements Postcondition {}

    /** There is a sequence of that name. */
    record SequenceIs(QualifiedName name) implements Postcondition {}

    /** There is an enum type of that name. */
    record TypeIs(QualifiedName name) implements Postcondition {}

    /** No type bears the name. */
    record TypeIsGone(QualifiedName name) implements Postcondition {}

    /** The function has this body. */
    record FunctionIs(QualifiedName name, String arguments, String source) implements Postcondition {}
}
