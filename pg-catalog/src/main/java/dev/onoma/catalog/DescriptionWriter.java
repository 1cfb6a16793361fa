package dev.onoma.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes every object of a snapshot as one line, its links resolved to the names of the moment. */
final class DescriptionWriter {

    private final Snapshot snapshot;
    private final Snapshot.Contents contents;
    private final boolean expressions;
    private final SortedMap<String, String> lines = new TreeMap<>();

    DescriptionWriter(Snapshot snapshot, boolean expressions) {
        this.snapshot = snapshot;
        this.contents = snapshot.contents();
        this.expressions = expressions;
    }

    SortedMap<String, String> write() {
        contents.relations().values().forEach(this::relation);
        contents.constraints().values().forEach(this::constraint);
        contents.indexes().values().forEach(this::index);
        contents.sequences().values().forEach(this::sequence);
        contents.types().values().forEach(this::type);
        contents.triggers().values().forEach(this::trigger);
        contents.policies().values().forEach(this::policy);
        contents.routines().values().forEach(this::routine);
        contents.publications().values().forEach(this::publication);
        contents.attachments().values().forEach(this::attachment);
        contents.defaultPrivileges().forEach(p -> line("default privilege", p.toString(), new Line()));
        return lines;
    }

    private void relation(Relation r) {
        line(
                r.kind().sql().toLowerCase(Locale.ROOT),
                r.name().sql(),
                new Line()
                        .add("kind", r.kind())
                        .add("owner", r.owner())
                        .add("columns", r.columns().stream().map(this::column).toList())
                        .add(
                                "parents",
                                r.parents().stream().map(this::relationName).toList())
                        .text("partition by", r.partitionKey())
                        .text("bound", r.partitionBound())
                        .add("row security", r.rowSecurity() + "/" + r.forceRowSecurity())
                        .text("settings", r.settings())
                        .add("options", r.options())
                        .add("grants", grants(r.grants()))
                        .add("foreign", r.foreignServer())
                        .add("comment", r.comment())
                        .add("extension", r.extension())
                        .text("query", r.definition()));
    }

    private String column(Column c) {
        return new Line()
                .add("column", c.name().sql())
                .add("type", type(c.type()))
                .add("not null", c.notNull())
                .add("identity", c.identity())
                .add("generated", c.generated())
                .add("collation", c.collation())
                .add("inherited", c.inherited())
                .text("settings", c.settings())
                .add("grants", grants(c.grants()))
                .add("comment", c.comment())
                .text("default", c.defaultExpression())
                .toString();
    }

    private void constraint(Constraint c) {
        line(
                "constraint",
                c.name().sql() + " of " + relationName(c.table()),
                new Line()
                        .add("kind", c.kind())
                        .add("columns", columns(c.table(), c.columns()))
                        .add("references", relationName(c.referencedTable()))
                        .add("referenced columns", columns(c.referencedTable(), c.referencedColumns()))
                        .add("validated", c.validated())
                        .add("inherited", c.inherited())
                        .add("settings", c.settings())
                        .add("comment", c.comment())
                        .text("definition", c.definition()));
    }

    private void index(Index i) {
        line(
                "index",
                i.name().sql(),
                new Line()
                        .add("table", relationName(i.table()))
                        .add("method", i.method())
                        .add("columns", columns(i.table(), i.columns()))
                        .add("keys", i.keyColumns())
                        .add("unique", i.unique())
                        .add("primary", i.primary())
                        .add("partial", i.partial())
                        .add("constraint", i.constraint())
                        .add("settings", i.settings())
                        .add("comment", i.comment())
                        .text("definition", i.definition()));
    }

    private void sequence(Sequence s) {
        line(
                "sequence",
                s.name().sql(),
                new Line()
                        .add("owner", s.owner())
                        .add("table", relationName(s.table()))
                        .add("column", s.column() == 0 ? "" : columns(s.table(), List.of(s.column())))
                        .add("identity", s.identity())
                        .add("settings", s.settings())
                        .add("grants", grants(s.grants()))
                        .add("comment", s.comment()));
    }

    private void type(UserType t) {
        line(
                "type",
                t.name().sql(),
                new Line()
                        .add("kind", t.kind())
                        .add("owner", t.owner())
                        .add("labels", t.labels())
                        .add("grants", grants(t.grants()))
                        .add("comment", t.comment())
                        .text("definition", t.definition()));
    }

    private void trigger(Trigger t) {
        line(
                "trigger",
                t.name().sql() + " on " + relationName(t.table()),
                new Line()
                        .add("function", routineName(t.routine()))
                        .add("row", t.forEachRow())
                        .add("arguments", t.arguments())
                        .add("enabled", t.enabled())
                        .add("inherited", t.inherited())
                        .add("comment", t.comment())
                        .text("definition", t.definition()));
    }

    private void policy(Policy p) {
        line(
                "policy",
                p.name().sql() + " on " + relationName(p.table()),
                new Line()
                        .add("command", p.command())
                        .add("permissive", p.permissive())
                        .add("roles", p.roles())
                        .text("using", p.using())
                        .text("check", p.check()));
    }

    private void routine(Routine r) {
        line(
                "routine",
                r.name().sql() + "(" + arguments(r) + ")",
                new Line()
                        .add("kind", r.kind())
                        .add("owner", r.owner())
                        .add("language", r.language())
                        .add("returns", typeName(r.returnType()))
                        .add("grants", grants(r.grants()))
                        .add("comment", r.comment())
                        .text("source", r.source())
                        .text("definition", r.definition()));
    }

    /** In the shape, argument types that were renamed stand by their name of the moment, so the text is left out. */
    private String arguments(Routine r) {
        return expressions
                ? r.arguments()
                : r.argumentTypes().stream().map(this::typeName).collect(Collectors.joining(", "));
    }

    private void publication(Publication p) {
        line(
                "publication",
                p.name().sql(),
                new Line()
                        .add("owner", p.owner())
                        .add("all tables", p.allTables())
                        .add("schemas", p.schemas())
                        .add(
                                "members",
                                p.members().stream().map(this::member).sorted().toList())
                        .add("settings", p.settings()));
    }

    private String member(Publication.Member m) {
        return new Line()
                .add("table", relationName(m.table()))
                .add("columns", columns(m.table(), m.columns()))
                .text("filter", m.filter())
                .toString();
    }

    private void attachment(Attachment a) {
        line(
                a.kind().toLowerCase(Locale.ROOT),
                a.name().sql() + " on " + relationName(a.table()),
                new Line()
                        .add("table", relationName(a.table()))
                        .add("comment", a.comment())
                        .text("definition", a.definition()));
    }

    private void line(String kind, String name, Line text) {
        lines.merge(kind + " " + name, text.toString(), (one, other) -> one + "\n" + other);
    }

    private String relationName(long oid) {
        return snapshot.relation(oid).map(r -> r.name().sql()).orElse(oid == 0 ? "" : "?");
    }

    private String routineName(long oid) {
        Routine routine = contents.routines().get(oid);
        return routine == null ? "?" : routine.name().sql();
    }

    private String typeName(long oid) {
        UserType type = contents.types().get(oid);
        return type == null ? "" : type.name().sql();
    }

    /** A user's type by its name of the moment, any other as PostgreSQL wrote it; only base types have modifiers. */
    private String type(TypeName type) {
        UserType own = contents.types().get(type.oid());
        return own == null || own.kind() == UserType.Kind.BASE
                ? type.text()
                : own.name().sql() + (type.array() ? "[]" : "");
    }

    private String columns(long table, List<Integer> numbers) {
        Relation relation = contents.relations().get(table);
        return numbers.stream()
                .map(n -> relation == null
                        ? "?"
                        : relation.column(n).map(c -> c.name().sql()).orElse("(expression)"))
                .collect(Collectors.joining(", "));
    }

    private static Collection<String> grants(List<Grant> grants) {
        return grants.stream()
                .map(g -> g.granteeSql() + "=" + g.privilege() + (g.grantable() ? "*" : "") + "/"
                        + g.grantor().sql())
                .sorted()
                .toList();
    }

    /** The attributes of one object. */
    private final class Line {

        private final StringBuilder text = new StringBuilder();

        Line add(String attribute, @Nullable Object value) {
            if (value != null) {
                text.append(attribute).append('=').append(value).append(';');
            }
            return this;
        }

        Line text(String attribute, @Nullable String expression) {
            return expressions ? add(attribute, expression) : this;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
