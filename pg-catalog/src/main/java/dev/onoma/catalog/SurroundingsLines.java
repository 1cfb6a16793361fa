package dev.onoma.catalog;

import java.util.Comparator;
import java.util.List;

/** What belongs to the whole database, each as one line: schemas, publications and default privileges. */
record SurroundingsLines(Lines lines) {

    void write(Snapshot.Contents contents) {
        contents.namespaces().values().forEach(this::namespace);
        contents.publications().values().forEach(this::publication);
        contents.defaultPrivileges().forEach(this::defaultPrivilege);
    }

    private void namespace(Namespace n) {
        lines.put(
                "schema",
                n.name().sql(),
                lines.line()
                        .add("owner", n.owner())
                        .add("grants", Lines.grants(n.grants()))
                        .add("comment", n.comment()));
    }

    private void publication(Publication p) {
        lines.put(
                "publication",
                p.name().sql(),
                lines.line()
                        .add("owner", p.owner())
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
        return lines.line()
                .add("table", lines.names().relation(m.table()))
                .add("columns", lines.names().columns(m.table(), m.columns()))
                .expression("filter", m.filter());
    }

    private void defaultPrivilege(DefaultPrivilege p) {
        lines.put(
                "default privilege",
                Lines.grants(List.of(p.grant())).getFirst() + " on relations of "
                        + p.creator().sql(),
                lines.line().add("schema", p.schema()));
    }
}
