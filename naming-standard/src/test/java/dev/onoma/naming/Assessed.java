package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Snapshot;
import java.util.List;
import java.util.stream.Collectors;

/** An assessment as tests ask about it: what is each object called afterwards, and what was told. */
public record Assessed(Assessment assessment) {

    public static Assessed byDefaults(SchemaBuilder schema) {
        return new Assessed(Standard.defaults().assess(schema.snapshot()));
    }

    public static Assessed by(String yaml, SchemaBuilder schema) {
        return new Assessed(StandardReader.read("standard.yaml", yaml).assess(schema.snapshot()));
    }

    /** The coming name of the one column of that name and type, in a table of its own. */
    public static String column(String nameAndType) {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("things", "id integer", nameAndType).primaryKey("things_pkey", "id");
        Snapshot snapshot = schema.snapshot();
        Identifier name =
                snapshot.relations().iterator().next().columns().get(1).name();
        return new Assessed(Standard.defaults().assess(snapshot)).column("things", name.value());
    }

    public String table(String old) {
        return renames().relation(name(old)).name().value();
    }

    public String column(String table, String old) {
        return renames().column(name(table), Identifier.of(old)).value();
    }

    public String constraint(String table, String old) {
        Identifier name = Identifier.of(old);
        var ofTable = renames().constraints().get(name(table));
        return ofTable == null ? old : ofTable.getOrDefault(name, name).value();
    }

    public String index(String old) {
        return renames().indexes().getOrDefault(name(old), Identifier.of(old)).value();
    }

    public String sequence(String old) {
        return renames().sequences().getOrDefault(name(old), Identifier.of(old)).value();
    }

    public String type(String old) {
        return renames().types().getOrDefault(name(old), Identifier.of(old)).value();
    }

    /** The messages of one level, in the order of the findings. */
    public List<String> messages(Finding.Level level) {
        return assessment.findings().stream()
                .filter(f -> f.level() == level)
                .map(Finding::message)
                .toList();
    }

    public String decisions() {
        return String.join("\n", messages(Finding.Level.DECISION));
    }

    public String warnings() {
        return String.join("\n", messages(Finding.Level.WARN));
    }

    /** Level and rule of each finding about an object, such as {@code "RENAME column-name"}. */
    public String about(String object) {
        return assessment.findings().stream()
                .filter(f -> f.object().toString().equals(object))
                .map(f -> f.level() + " " + f.rule())
                .collect(Collectors.joining(", "));
    }

    public Renames renames() {
        return assessment.renames();
    }

    private static QualifiedName name(String name) {
        return new QualifiedName(Identifier.of("public"), Identifier.of(name));
    }
}
