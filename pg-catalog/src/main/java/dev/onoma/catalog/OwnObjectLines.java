package dev.onoma.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** What stands in a schema by itself, each as one line: sequences, types, routines, operators and casts. */
record OwnObjectLines(Lines lines) {

    void write(Snapshot.Contents contents) {
        contents.sequences().values().forEach(this::sequence);
        contents.types().values().forEach(this::type);
        contents.routines().values().forEach(this::routine);
        contents.operators().values().forEach(this::operator);
        contents.casts().values().forEach(this::cast);
    }

    private void sequence(Sequence s) {
        lines.put(
                "sequence",
                s.name().sql(),
                lines.line()
                        .add("owner", s.owner())
                        .add("table", lines.names().relation(s.table()))
                        .add("column", s.column() == 0 ? "" : lines.names().columns(s.table(), List.of(s.column())))
                        .add("identity", s.identity())
                        .add("settings", s.settings())
                        .add("grants", Lines.grants(s.grants()))
                        .add("comment", s.comment()));
    }

    private void type(UserType t) {
        lines.put(
                "type",
                t.name().sql(),
                lines.line()
                        .add("kind", t.kind())
                        .add("owner", t.owner())
                        .add("labels", t.labels())
                        .add("grants", Lines.grants(t.grants()))
                        .add("comment", t.comment())
                        .expression("definition", t.definition()));
    }

    private void routine(Routine r) {
        lines.put(
                "routine",
                r.name().sql() + "(" + arguments(r) + ")",
                lines.line()
                        .add("kind", r.kind())
                        .add("owner", r.owner())
                        .add("language", r.language())
                        .add("returns", lines.names().type(r.returnType()))
                        .add("grants", Lines.grants(r.grants()))
                        .add("comment", r.comment())
                        .expression("source", r.source())
                        .expression("definition", r.definition()));
    }

    /** In the shape, argument types that were renamed stand by their name of the moment, so the text is left out. */
    private String arguments(Routine r) {
        return lines.expressions()
                ? r.arguments()
                : r.argumentTypes().stream().map(lines.names()::type).collect(Collectors.joining(", "));
    }

    private void operator(Operator o) {
        String left = o.left() == null ? "NONE" : lines.type(o.left());
        lines.put(
                "operator",
                o.name() + " (" + left + ", " + lines.type(o.right()) + ")",
                lines.line()
                        // Who made it owns it, and no plan knows the role of the executor.
                        .expression("owner", o.owner().sql())
                        .add("function", lines.names().routine(o.routine()))
                        .add("settings", o.settings())
                        .add("comment", o.comment())
                        .expression("related", o.related()));
    }

    private void cast(Cast c) {
        lines.put(
                "cast",
                "(" + lines.type(c.source()) + " AS " + lines.type(c.target()) + ")",
                lines.line()
                        .add("context", c.context())
                        .add("function", c.routine() == 0 ? "" : lines.names().routine(c.routine()))
                        .add("comment", c.comment()));
    }
}
