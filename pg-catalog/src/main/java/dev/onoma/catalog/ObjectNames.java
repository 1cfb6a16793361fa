package dev.onoma.catalog;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/** What the objects that others point at by OID are called in one snapshot. What is out of its scope is a question mark. */
final class ObjectNames {

    private static final String OUT_OF_SCOPE = "?";

    /** {@code FirstNormalObjectId}: what is below came with the server. */
    private static final long FIRST_USER_OID = 16384;

    private final Snapshot.Contents contents;

    ObjectNames(Snapshot.Contents contents) {
        this.contents = contents;
    }

    /** Empty for OID 0, which means none. */
    String relation(long oid) {
        return oid == 0 ? "" : name(contents.relations(), oid, relation -> relation.name());
    }

    String index(long oid) {
        return oid == 0 ? "" : name(contents.indexes(), oid, index -> index.name());
    }

    String routine(long oid) {
        return name(contents.routines(), oid, routine -> routine.name());
    }

    /** Empty for types that no user made. */
    String type(long oid) {
        UserType type = contents.types().get(oid);
        return type == null ? "" : type.name().sql();
    }

    /** A user's type by its name of the moment, any other as PostgreSQL wrote it; only base types have modifiers. */
    String type(TypeName type) {
        UserType own = contents.types().get(type.oid());
        return own == null || own.kind() == UserType.Kind.BASE
                ? type.text()
                : own.name().sql() + (type.array() ? "[]" : "");
    }

    /** The same, but a row type by its OID: its name is that of a relation, and the snapshot does not know which. */
    String typeOrOid(TypeName type) {
        boolean rowType = type.oid() >= FIRST_USER_OID && !contents.types().containsKey(type.oid());
        return rowType ? "type " + type.oid() + (type.array() ? "[]" : "") : type(type);
    }

    String columns(long table, List<Integer> numbers) {
        Relation relation = contents.relations().get(table);
        return numbers.stream()
                .map(number -> relation == null
                        ? OUT_OF_SCOPE
                        : relation.column(number)
                                .map(column -> column.name().sql())
                                .orElse("(expression)"))
                .collect(joining(", "));
    }

    private interface Naming<T> {
        QualifiedName of(T object);
    }

    private static <T> String name(Map<Long, T> objects, long oid, Naming<T> naming) {
        T object = objects.get(oid);
        return object == null ? OUT_OF_SCOPE : naming.of(object).sql();
    }
}
