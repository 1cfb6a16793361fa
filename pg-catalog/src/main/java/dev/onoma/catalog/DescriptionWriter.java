package dev.onoma.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes every object of a snapshot as one line, its links resolved to the names of the moment. */
final class DescriptionWriter {

    private final Snapshot.Contents contents;
    private final ObjectNames names;
    private final boolean expressions;
    private final SortedMap<String, String> lines = new TreeMap<>();

    DescriptionWriter(Snapshot snapshot, boolean expressions) {
        this.contents = snapshot.contents();
        this.names = new ObjectNames(contents);
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
        contents.defaultPrivileges().forEach(this::defaultPrivilege);
        return lines;
    }

    private void relation(Relation r) {
        line(
                r.kind().sql().toLowerCase(Locale.ROOT),
                r.name().sql(),
                line().add("kind", r.kind())
                        .add("owner", r.owner())
                        .add("columns", r.columns().stream().map(this::column).toList())
                        .add(
                                "parents",
                                r.parents().stream().map(names::relation).toList())
                        .expression("partition by", r.partitionKey())
                        .expression("bound", r.partitionBound())
                        .add("row security", r.rowSecurity() + "/" + r.forceRowSecurity())
                        .expression("settings", r.settings())
                        .add("options", r.options())
                        .add("grants", grants(r.grants()))
                        .add("foreign", foreign(r.foreignServer()))
                        .add("comment", r.comment())
                        .add("extension", r.extension())
                        .expression("query", r.definition()));
    }

    private @Nullable Line foreign(Relation.@Nullable ForeignServer f) {
        return f == null
                ? null
                : line().add("server", f.server()).add("wrapper", f.wrapper()).add("options", f.options());
    }

    private Line column(Column c) {
        return line().add("column", c.name())
                .add("type", expressions ? names.type(c.type()) : names.typeOrOid(c.type()))
                .add("not null", c.notNull())
                .add("identity", c.identity())
                .add("generated", c.generated())
                .add("collation", c.collation())
                .add("inherited", c.inherited())
                .expression("settings", c.settings())
                .add("grants", grants(c.grants()))
                .add("comment", c.comment())
                .expression("default", c.defaultExpression());
    }

    private void constraint(Constraint c) {
        line(
                "constraint",
                c.name().sql() + " of " + names.relation(c.table()),
                line().add("kind", c.kind())
                        .add("columns", names.columns(c.table(), c.columns()))
                        .add("references", names.relation(c.referencedTable()))
                        .add("referenced columns", names.columns(c.referencedTable(), c.referencedColumns()))
                        .add("validated", c.validated())
                        .add("inherited", c.inherited())
                        .add("settings", c.settings())
                        .add("comment", c.comment())
                        .expression("definition", c.definition()));
    }

    private void index(Index i) {
        line(
                "index",
                i.name().sql(),
                line().add("table", names.relation(i.table()))
                        .add("method", i.method())
                        .add("columns", names.columns(i.table(), i.columns()))
                        .add("keys", i.keyColumns())
                        .add("unique", i.unique())
                        .add("primary", i.primary())
                        .add("partial", i.partial())
                        .add("constraint", i.constraint())
                        .add("parent", names.index(i.parent()))
                        .add("settings", i.settings())
                        .add("comment", i.comment())
                        .expression("definition", i.definition()));
    }

    private void sequence(Sequence s) {
        line(
                "sequence",
                s.name().sql(),
                line().add("owner", s.owner())
                        .add("table", names.relation(s.table()))
                        .add("column", s.column() == 0 ? "" : names.columns(s.table(), List.of(s.column())))
                        .add("identity", s.identity())
                        .add("settings", s.settings())
                        .add("grants", grants(s.grants()))
                        .add("comment", s.comment()));
    }

    private void type(UserType t) {
        line(
                "type",
                t.name().sql(),
                line().add("kind", t.kind())
                        .add("owner", t.owner())
                        .add("labels", t.labels())
                        .add("grants", grants(t.grants()))
                        .add("comment", t.comment())
                        .expression("definition", t.definition()));
    }

    private void trigger(Trigger t) {
        line(
                "trigger",
                t.name().sql() + " on " + names.relation(t.table()),
                line().add("function", names.routine(t.routine()))
                        .add("row", t.forEachRow())
                        .add("arguments", t.arguments())
                        .add("enabled", t.enabled())
                        .add("inherited", t.inherited())
                        .add("comment", t.comment())
                        .expression("definition", t.definition()));
    }

    private void policy(Policy p) {
        line(
                "policy",
                p.name().sql() + " on " + names.relation(p.table()),
                line().add("command", p.command())
                        .add("permissive", p.permissive())
                        .add("roles", p.roles())
                        .expression("using", p.using())
                        .expression("check", p.check()));
    }

    private void routine(Routine r) {
        line(
                "routine",
                r.name().sql() + "(" + arguments(r) + ")",
                line().add("kind", r.kind())
                        .add("owner", r.owner())
                        .add("language", r.language())
                        .add("returns", names.type(r.returnType()))
                        .add("grants", grants(r.grants()))
                        .add("comment", r.comment())
                        .expression("source", r.source())
                        .expression("definition", r.definition()));
    }

    /** In the shape, argument types that were renamed stand by their name of the moment, so the text is left out. */
    private String arguments(Routine r) {
        return expressions
                ? r.arguments()
                : r.argumentTypes().stream().map(names::type).collect(Collectors.joining(", "));
    }

    private void publication(Publication p) {
        line(
                "publication",
                p.name().sql(),
                line().add("owner", p.owner())
                        .add("all tables", p.allTables())
                        .add("schemas", p.schemas())
                        .add(
                                "members",
                                p.members().stream()
                                        .map(this::member)
                                        .sorted(Comparator.comparing(Line::toString))
                                        .toList())
                        .add("settings", p.settings()));
    }

    private Line member(Publication.Member m) {
        return line().add("table", names.relation(m.table()))
                .add("columns", names.columns(m.table(), m.columns()))
                .expression("filter", m.filter());
    }

    private void attachment(Attachment a) {
        line(
                a.kind().toLowerCase(Locale.ROOT),
                a.name().sql() + " on " + names.relation(a.table()),
                line().add("table", names.relation(a.table()))
                        .add("comment", a.comment())
                        .expression("definition", a.definition()));
    }

    private void defaultPrivilege(DefaultPrivilege p) {
        line(
                "default privilege",
                grants(List.of(p.grant())).getFirst() + " on relations of "
                        + p.creator().sql(),
                line().add("schema", p.schema()));
    }

    /** Objects of one name (overloaded routines in the shape) share a line, sorted, whatever their OIDs are. */
    private void line(String kind, String name, Line text) {
        lines.merge(
                kind + " " + name,
                text.toString(),
                (one, other) ->
                        Stream.concat(one.lines(), other.lines()).sorted().collect(Collectors.joining("\n")));
    }

    private Line line() {
        return new Line(expressions);
    }

    private static List<String> grants(List<Grant> grants) {
        return grants.stream()
                .map(g -> g.granteeSql() + "=" + g.privilege() + (g.grantable() ? "*" : "") + "/"
                        + g.grantor().sql())
                .sorted()
                .toList();
    }
}
