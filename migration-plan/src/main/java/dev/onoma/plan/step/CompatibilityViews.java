package dev.onoma.plan.step;

import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.SnapshotEditor;
import dev.onoma.plan.step.RelationRename.ColumnGrant;
import dev.onoma.plan.step.RelationRename.ColumnRename;
import dev.onoma.plan.step.RelationRename.CompatibilityView;
import dev.onoma.plan.step.RelationRename.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The view that answers to a relation's old names while it bears the new ones: its SQL and its place in a snapshot. Its columns
 * stand in the relation's order, so that a prepared {@code SELECT *} survives the switch; the second names of a bilingual view come
 * after them.
 */
final class CompatibilityViews {

    private CompatibilityViews() {}

    /** Makes the view over the relation, which bears its stand-in name by now, with the relation's owner, rights and comments. */
    static String create(Member member, CompatibilityView view) {
        StringBuilder sql = new StringBuilder();
        if (view.probe() != null) {
            sql.append(UseProbe.create(view.probe(), member.oldName()));
        }
        sql.append("CREATE VIEW ").append(member.oldName().sql());
        if (view.invoker()) {
            sql.append(" WITH (security_invoker = true)");
        }
        sql.append(" AS\n  SELECT ")
                .append(Stream.concat(
                                member.columns().stream().map(CompatibilityViews::byOldName),
                                secondNames(member).stream().map(c -> c.to().sql()))
                        .collect(joining(", ")))
                .append("\n  FROM ")
                .append(member.standIn().sql())
                .append(counting(member, view))
                .append(";\n");
        return sql.append("ALTER VIEW ")
                .append(member.oldName().sql())
                .append(" OWNER TO ")
                .append(view.owner().sql())
                .append(";\n")
                .append(rights(member, view))
                .append(comments(member, view))
                .toString();
    }

    /** Drops the view if nobody else has done so. */
    static String drop(Member member) {
        return "DROP VIEW IF EXISTS " + member.oldName().sql() + ";\n";
    }

    /** Drops what counted its uses, once no view needs it: one that was set aside lives a little longer. */
    static String dropProbe(Member member) {
        CompatibilityView view = member.view();
        return view == null || view.probe() == null ? "" : UseProbe.drop(view.probe());
    }

    private static String counting(Member member, CompatibilityView view) {
        return view.probe() == null
                ? ""
                : "\n  WHERE " + view.probe().sql() + "()"
                        + (isChecked(member, view) ? "\n  WITH LOCAL CHECK OPTION" : "");
    }

    /** Rows that are inserted meet no WHERE; the check counts them. PostgreSQL wants something that can be written. */
    private static boolean isChecked(Member member, CompatibilityView view) {
        return view.probe() != null
                && member.kind() != Relation.Kind.MATERIALIZED_VIEW
                && !member.columns().isEmpty();
    }

    static List<Identifier> columnNames(Member member) {
        return Stream.concat(
                        member.columns().stream().map(ColumnRename::from),
                        secondNames(member).stream().map(ColumnRename::to))
                .toList();
    }

    /** Puts the view into a snapshot in which the relation bears its stand-in name. */
    static void applyTo(SnapshotEditor catalogue, Member member, CompatibilityView view) {
        Relation base = catalogue.relation(member.standIn());
        List<Column> columns = new ArrayList<>();
        for (ColumnRename column : member.columns()) {
            columns.add(viewColumn(columns.size() + 1, base, column, column.from(), view, column.comment()));
        }
        for (ColumnRename column : secondNames(member)) {
            columns.add(viewColumn(columns.size() + 1, base, column, column.to(), view, null));
        }
        catalogue.put(new Relation(
                catalogue.newOid(),
                member.oldName(),
                Relation.Kind.VIEW,
                view.owner(),
                columns,
                List.of(),
                null,
                null,
                false,
                false,
                "",
                options(member, view),
                Rights.ofRelation(view.owner(), view.grants(), catalogue.serverVersion()),
                null,
                Set.of(base.oid()),
                null,
                view.comment(),
                null,
                Relation.Storage.NONE));
    }

    /** In the order in which they are read. */
    private static List<String> options(Member member, CompatibilityView view) {
        return Stream.of(
                        isChecked(member, view) ? "check_option=local" : "",
                        view.invoker() ? "security_invoker=true" : "")
                .filter(option -> !option.isEmpty())
                .toList();
    }

    private static Column viewColumn(
            int number,
            Relation base,
            ColumnRename column,
            Identifier name,
            CompatibilityView view,
            @Nullable String comment) {
        Column original = base.column(column.to()).orElseThrow();
        return new Column(
                number,
                name,
                original.type(),
                false,
                null,
                Column.Identity.NONE,
                Column.Generated.NONE,
                original.collation(),
                false,
                "",
                columnGrants(column, view),
                comment);
    }

    private static List<Grant> columnGrants(ColumnRename column, CompatibilityView view) {
        return view.columnGrants().stream()
                .filter(g -> g.column().equals(column.from()))
                .map(ColumnGrant::grant)
                .toList();
    }

    private static List<ColumnRename> secondNames(Member member) {
        return member.bilingual() ? member.changedColumns() : List.of();
    }

    private static String byOldName(ColumnRename column) {
        return column.changes()
                ? column.to().sql() + " AS " + column.from().sql()
                : column.to().sql();
    }

    private static String rights(Member member, CompatibilityView view) {
        StringBuilder sql = new StringBuilder();
        sql.append(Rights.revoke("TABLE " + member.oldName().sql(), view.owner(), view.revoked(), view.grants()));
        sql.append(Rights.grant("TABLE " + member.oldName().sql(), view.grants()));
        for (ColumnGrant columnGrant : view.columnGrants()) {
            ColumnRename column = member.columns().stream()
                    .filter(c -> c.from().equals(columnGrant.column()))
                    .findFirst()
                    .orElseThrow();
            List<Identifier> names = member.bilingual() && column.changes()
                    ? List.of(column.from(), column.to())
                    : List.of(column.from());
            sql.append(Rights.grantColumns(member.oldName(), names, columnGrant.grant()));
        }
        return sql.toString();
    }

    private static String comments(Member member, CompatibilityView view) {
        StringBuilder sql = new StringBuilder();
        if (view.comment() != null) {
            sql.append("COMMENT ON VIEW ")
                    .append(member.oldName().sql())
                    .append(" IS ")
                    .append(Literal.sql(view.comment()))
                    .append(";\n");
        }
        for (ColumnRename column : member.columns()) {
            if (column.comment() != null) {
                sql.append("COMMENT ON COLUMN ")
                        .append(member.oldName().sql())
                        .append('.')
                        .append(column.from().sql())
                        .append(" IS ")
                        .append(Literal.sql(column.comment()))
                        .append(";\n");
            }
        }
        return sql.toString();
    }
}
