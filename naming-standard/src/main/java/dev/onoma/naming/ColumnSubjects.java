package dev.onoma.naming;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Relation;
import dev.onoma.naming.rules.ArrayColumn;
import dev.onoma.naming.rules.BooleanColumn;
import dev.onoma.naming.rules.ColumnName;
import dev.onoma.naming.rules.ColumnRule;
import dev.onoma.naming.rules.ColumnSubject;
import dev.onoma.naming.rules.ForeignKeyColumn;
import dev.onoma.naming.rules.JsonColumn;
import dev.onoma.naming.rules.PrimaryKeyColumn;
import dev.onoma.naming.rules.TimestampColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what rules need to know about a column. */
final class ColumnSubjects {

    private static final String ID = "id";

    private final Assessor assessor;

    ColumnSubjects(Assessor assessor) {
        this.assessor = assessor;
    }

    /** In the order they are asked: what a column is for says more than its type, and its type more than nothing. */
    List<ColumnRule> rules() {
        Conventions conventions = assessor.standard.conventions();
        return List.of(
                new PrimaryKeyColumn(),
                new ForeignKeyColumn(assessor.language, conventions.appendId()),
                new TimestampColumn(conventions.timestamps()),
                new BooleanColumn(conventions.booleanVerbs()),
                new JsonColumn(),
                new ArrayColumn(assessor.language, conventions.collectives()),
                new ColumnName());
    }

    Table table(Relation relation) {
        Map<Integer, String> snake = new HashMap<>();
        relation.columns()
                .forEach(c ->
                        snake.put(c.number(), assessor.language.snake(c.name().value())));
        int soleKey = 0;
        Map<Integer, List<ColumnSubject.Reference>> references = new HashMap<>();
        for (Constraint constraint : assessor.snapshot.constraintsOf(relation)) {
            if (constraint.kind() == Constraint.Kind.PRIMARY_KEY
                    && constraint.columns().size() == 1) {
                soleKey = constraint.columns().getFirst();
            } else if (constraint.kind() == Constraint.Kind.FOREIGN_KEY && !constraint.inherited()) {
                addReference(constraint, references);
            }
        }
        long ids = snake.values().stream().filter(ID::equals).count();
        String now = assessor.draft.relationNow(relation.name()).value();
        return new Table(now, snake, soleKey, ids, references);
    }

    /** Only keys of one column to the other table's primary key: another unique column is no id. */
    private void addReference(Constraint constraint, Map<Integer, List<ColumnSubject.Reference>> references) {
        Relation target =
                assessor.snapshot.relation(constraint.referencedTable()).orElse(null);
        if (target == null
                || constraint.columns().size() != 1
                || constraint.referencedColumns().size() != 1) {
            return;
        }
        boolean toKey = assessor.snapshot.constraintsOf(target).stream()
                .anyMatch(c ->
                        c.kind() == Constraint.Kind.PRIMARY_KEY && c.columns().equals(constraint.referencedColumns()));
        if (toKey) {
            ColumnSubject.Reference reference = new ColumnSubject.Reference(
                    target.name().name().value(),
                    assessor.draft.relationNow(target.name()).value());
            List<ColumnSubject.Reference> all =
                    references.computeIfAbsent(constraint.columns().getFirst(), number -> new ArrayList<>());
            if (!all.contains(reference)) {
                all.add(reference);
            }
        }
    }

    /**
     * What is known of a table's columns.
     *
     * @param snake the columns' names in snake_case by number
     * @param soleKey the number of the only primary key column, or 0
     * @param ids how many columns are called id in snake_case
     */
    record Table(
            String now,
            Map<Integer, String> snake,
            int soleKey,
            long ids,
            Map<Integer, List<ColumnSubject.Reference>> references) {

        ColumnSubject subject(Column column) {
            String name = snake.getOrDefault(column.number(), "");
            return new ColumnSubject(
                    now,
                    column,
                    name,
                    column.number() == soleKey,
                    ids > (name.equals(ID) ? 1 : 0),
                    references.getOrDefault(column.number(), List.of()));
        }
    }
}
