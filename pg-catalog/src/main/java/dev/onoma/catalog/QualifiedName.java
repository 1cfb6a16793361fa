package dev.onoma.catalog;

import java.util.Comparator;

/** The name of an object that lives in a schema. */
public record QualifiedName(Identifier schema, Identifier name) implements Comparable<QualifiedName> {

    private static final Comparator<QualifiedName> ORDER =
            Comparator.comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

    public static QualifiedName of(String schema, String name) {
        return new QualifiedName(Identifier.of(schema), Identifier.of(name));
    }

    public QualifiedName withName(Identifier other) {
        return new QualifiedName(schema, other);
    }

    /** Both parts as they must stand in SQL. */
    public String sql() {
        return schema.sql() + "." + name.sql();
    }

    @Override
    public int compareTo(QualifiedName other) {
        return ORDER.compare(this, other);
    }

    /** For people: both parts quoted where SQL would quote them, control characters made visible. */
    @Override
    public String toString() {
        return Literal.printable(sql());
    }
}
