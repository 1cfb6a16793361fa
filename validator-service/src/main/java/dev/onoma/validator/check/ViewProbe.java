package dev.onoma.validator.check;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The statements that clients send through a view: planned by EXPLAIN, which a read-only transaction allows and which proves names,
 * rights and updatability without touching a row. The same ones by the new names on the relation itself tell what can be
 * expected of the view.
 *
 * @param sets the names of the columns, once for each language the view speaks
 * @param writes whether more than reading is tried
 */
public record ViewProbe(QualifiedName view, QualifiedName base, List<Names> sets, boolean writes) {

    public ViewProbe {
        sets = List.copyOf(sets);
    }

    /**
     * Names of the same columns in the same order.
     *
     * @param writable whether a value can be given for the column
     */
    public record Names(List<Identifier> inView, List<Identifier> inBase, List<Boolean> writable) {
        public Names {
            inView = List.copyOf(inView);
            inBase = List.copyOf(inBase);
            writable = List.copyOf(writable);
        }
    }

    /** One statement, on the view and on what it stands for. */
    record Statement(String action, String onView, String onBase) {}

    /**
     * The probe of one view.
     *
     * @param before with the old names of the columns
     * @param base with the new names
     * @param view as it is to be
     */
    public static ViewProbe of(Relation before, Relation base, Relation view) {
        List<Identifier> oldNames = RenamedRelation.names(before);
        List<Identifier> newNames = RenamedRelation.names(base);
        List<Boolean> writable =
                before.columns().stream().map(ViewProbe::isWritable).toList();
        List<Names> sets = new ArrayList<>();
        sets.add(new Names(oldNames, newNames, writable));
        if (!newNames.equals(oldNames) && RenamedRelation.names(view).containsAll(newNames)) {
            sets.add(new Names(newNames, newNames, writable));
        }
        return new ViewProbe(view.name(), base.name(), sets, true);
    }

    /** The same without writing, for what cannot be written under any name. */
    public ViewProbe readOnly() {
        return new ViewProbe(view, base, sets, false);
    }

    private static boolean isWritable(Column column) {
        return column.generated() == Column.Generated.NONE && column.identity() != Column.Identity.ALWAYS;
    }

    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        for (Names names : sets) {
            statements.add(new Statement("read", select(view, names.inView()), select(base, names.inBase())));
            if (!writes) {
                continue;
            }
            List<Identifier> writableInView = writable(names.inView(), names.writable());
            List<Identifier> writableInBase = writable(names.inBase(), names.writable());
            if (!writableInView.isEmpty()) {
                statements.add(
                        new Statement("insert into", insert(view, writableInView), insert(base, writableInBase)));
                statements.add(new Statement("update", update(view, writableInView), update(base, writableInBase)));
            }
        }
        if (writes) {
            statements.add(new Statement("delete from", delete(view), delete(base)));
        }
        return statements;
    }

    private static List<Identifier> writable(List<Identifier> names, List<Boolean> writable) {
        return IntStream.range(0, names.size())
                .filter(writable::get)
                .mapToObj(names::get)
                .toList();
    }

    private static String select(QualifiedName relation, List<Identifier> columns) {
        return "EXPLAIN (COSTS OFF) SELECT " + list(columns) + " FROM " + relation.sql();
    }

    private static String insert(QualifiedName relation, List<Identifier> columns) {
        return "EXPLAIN (COSTS OFF) INSERT INTO " + relation.sql() + " (" + list(columns) + ") SELECT " + list(columns)
                + " FROM " + relation.sql();
    }

    private static String update(QualifiedName relation, List<Identifier> columns) {
        List<String> assignments = columns.stream()
                .map(column -> column.sql() + " = " + column.sql())
                .toList();
        return "EXPLAIN (COSTS OFF) UPDATE " + relation.sql() + " SET " + String.join(", ", assignments);
    }

    private static String delete(QualifiedName relation) {
        return "EXPLAIN (COSTS OFF) DELETE FROM " + relation.sql();
    }

    private static String list(List<Identifier> columns) {
        return String.join(", ", columns.stream().map(Identifier::sql).toList());
    }
}
