package dev.onoma.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Relations and what hangs on them, each as one line. */
record RelationLines(Lines lines) {

    void write(Snapshot.Contents contents) {
        contents.relations().values().forEach(this::relation);
        contents.constraints().values().forEach(this::constraint);
        contents.indexes().values().forEach(this::index);
        contents.triggers().values().forEach(this::trigger);
        contents.policies().values().forEach(this::policy);
        contents.attachments().values().forEach(this::attachment);
    }

    private void relation(Relation r) {
        lines.put(
                r.kind().sql().toLowerCase(Locale.ROOT),
                r.name().sql(),
                lines.line()
                        .add("kind", r.kind())
                        .add("owner", r.owner())
                        .add("columns", r.columns().stream().map(this::column).toList())
                        .add(
                                "parents",
                                r.parents().stream()
                                        .map(lines.names()::relation)
                                        .toList())
                        .expression("partition by", r.partitionKey())
                        .expression("bound", r.partitionBound())
                        .add("row security", r.rowSecurity() + "/" + r.forceRowSecurity())
                        .expression("settings", r.settings())
                        .add("options", r.options())
                        .add("grants", Lines.grants(r.grants()))
                        .add("foreign", foreign(r.foreignServer()))
                        .add("comment", r.comment())
                        .add("extension", r.extension())
                        .expression("query", r.definition()));
    }

    private @Nullable Line foreign(Relation.@Nullable ForeignServer f) {
        return f == null
                ? null
                : lines.line()
                        .add("server", f.server())
                        .add("wrapper", f.wrapper())
                        .add("options", f.options());
    }

    private Line column(Column c) {
        return lines.line()
                .add("column", c.name())
                .add("type", lines.type(c.type()))
                .add("not null", c.notNull())
                .add("identity", c.identity())
                .add("generated", c.generated())
                .add("collation", c.collation())
                .add("inherited", c.inherited())
                .expression("settings", c.settings())
                .add("grants", Lines.grants(c.grants()))
                .add("comment", c.comment())
                .expression("default", c.defaultExpression());
    }

    private void constraint(Constraint c) {
        lines.put(
                "constraint",
                c.name().sql() + " of " + lines.names().relation(c.table()),
                lines.line()
                        .add("kind", c.kind())
                        .add("columns", lines.names().columns(c.table(), c.columns()))
                        .add("references", lines.names().relation(c.referencedTable()))
                        .add("referenced columns", lines.names().columns(c.referencedTable(), c.referencedColumns()))
                        .add("validated", c.validated())
                        .add("inherited", c.inherited())
                        .add("settings", c.settings())
                        .add("comment", c.comment())
                        .expression("definition", c.definition()));
    }

    private void index(Index i) {
        lines.put(
                "index",
                i.name().sql(),
                lines.line()
                        .add("table", lines.names().relation(i.table()))
                        .add("method", i.method())
                        .add("columns", lines.names().columns(i.table(), i.columns()))
                        .add("keys", i.keyColumns())
                        .add("unique", i.unique())
                        .add("primary", i.primary())
                        .add("partial", i.partial())
                        .add("constraint", i.constraint())
                        .add("parent", lines.names().index(i.parent()))
                        .add("settings", i.settings())
                        .add("comment", i.comment())
                        .expression("definition", i.definition()));
    }

    private void trigger(Trigger t) {
        lines.put(
                "trigger",
                t.name().sql() + " on " + lines.names().relation(t.table()),
                lines.line()
                        .add("function", lines.names().routine(t.routine()))
                        .add("row", t.forEachRow())
                        .add("arguments", t.arguments())
                        .add("enabled", t.enabled())
                        .add("inherited", t.inherited())
                        .add("comment", t.comment())
                        .expression("definition", t.definition()));
    }

    private void policy(Policy p) {
        lines.put(
                "policy",
                p.name().sql() + " on " + lines.names().relation(p.table()),
                lines.line()
                        .add("command", p.command())
                        .add("permissive", p.permissive())
                        .add("roles", p.roles())
                        .expression("using", p.using())
                        .expression("check", p.check()));
    }

    private void attachment(Attachment a) {
        lines.put(
                a.kind().toLowerCase(Locale.ROOT),
                a.name().sql() + " on " + lines.names().relation(a.table()),
                lines.line()
                        .add("table", lines.names().relation(a.table()))
                        .add("comment", a.comment())
                        .expression("definition", a.definition()));
    }
}
