package dev.onoma.plan.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.SnapshotEditor;
import java.util.List;

/**
 * One operation, done in one transaction of the target. A step is data: it never holds a connection. Two laws hold for each:
 * {@code inverse().inverse()} equals the step, and applying a step and then its inverse to a snapshot gives the snapshot back.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "operation")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RenameRelation.class, name = "rename-relation"),
    @JsonSubTypes.Type(value = RestoreRelation.class, name = "restore-relation"),
    @JsonSubTypes.Type(value = DropCompatibility.class, name = "drop-compatibility"),
    @JsonSubTypes.Type(value = CreateCompatibility.class, name = "create-compatibility"),
    @JsonSubTypes.Type(value = RenameConstraint.class, name = "rename-constraint"),
    @JsonSubTypes.Type(value = RenameIndex.class, name = "rename-index"),
    @JsonSubTypes.Type(value = RenameSequence.class, name = "rename-sequence"),
    @JsonSubTypes.Type(value = RenameEnumType.class, name = "rename-enum-type"),
    @JsonSubTypes.Type(value = RestoreEnumType.class, name = "restore-enum-type"),
    @JsonSubTypes.Type(value = DropTypeAlias.class, name = "drop-type-alias"),
    @JsonSubTypes.Type(value = CreateTypeAlias.class, name = "create-type-alias"),
    @JsonSubTypes.Type(value = ReplaceFunction.class, name = "replace-function"),
})
public sealed interface Step
        permits RenameRelation,
                RestoreRelation,
                DropCompatibility,
                CreateCompatibility,
                RenameConstraint,
                RenameIndex,
                RenameSequence,
                RenameEnumType,
                RestoreEnumType,
                DropTypeAlias,
                CreateTypeAlias,
                ReplaceFunction {

    /** What it does, in one line for people: {@code rename table "InventoryItem" to inventory_items}. */
    String title();

    /**
     * The statements that do it, each ended by a semicolon and a line break, to be sent as one text inside a transaction. Names are
     * always schema-qualified, so the search path does not matter.
     */
    String forward();

    /** The step that undoes it exactly. */
    Step inverse();

    /** What must be seen in the catalogue afterwards. */
    List<Postcondition> postconditions();

    /** Changes the snapshot as the statements change the database. */
    void applyTo(SnapshotEditor catalogue);

    /**
     * The relations it takes an ACCESS EXCLUSIVE lock on, by their names before the step, in the order of locking; empty where it
     * blocks no reader or writer of rows.
     */
    List<QualifiedName> exclusiveLocks();
}
