package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rows of every kind refer to: schemas, roles, comments, extensions and access-control lists. */
final class Directory {

    /**
     * An object or a column, as {@code pg_depend} and {@code pg_description} point at it.
     *
     * @param number the column's, otherwise 0
     */
    private record Address(String catalog, long oid, int number) {}

    /** Equal lists of objects of one kind and owner mean the same. */
    private record AccessList(
            String kind, long owner, @Nullable String text) {}

    private final Map<Long, Identifier> schemas = new LinkedHashMap<>();
    private final Map<Long, Identifier> roles = new HashMap<>();
    private final Map<Address, String> comments = new HashMap<>();
    private final Map<Address, Identifier> extensions = new HashMap<>();
    private final Map<AccessList, List<Grant>> grants = new HashMap<>();

    Directory(Connection connection, Scope.Filter scope) throws SQLException {
        Query.SCHEMAS.each(connection, row -> {
            Identifier name = row.name("name");
            if (scope.covers(name)) {
                schemas.put(row.oid("oid"), name);
            }
        });
        Query.ROLES.each(connection, row -> roles.put(row.oid("oid"), row.name("name")));
        Query.COMMENTS.each(
                connection,
                row -> comments.put(
                        new Address(row.text("catalog"), row.oid("oid"), row.number("number")), row.text("comment")));
        Query.EXTENSION_MEMBERS.each(
                connection,
                row -> extensions.put(new Address(row.text("catalog"), row.oid("oid"), 0), row.name("extension")));
        Query.ACCESS_LISTS.each(connection, schemas, this::addGrant);
    }

    private void addGrant(Row row) throws SQLException {
        AccessList list = new AccessList(row.text("kind"), row.oid("owner"), row.textOrNull("acl"));
        List<Grant> entries = grants.computeIfAbsent(list, l -> new ArrayList<>());
        if (row.textOrNull("privilege") != null) {
            entries.add(grant(row));
        }
    }

    /** The schemas in scope by OID, in the order of their names. */
    Map<Long, Identifier> schemas() {
        return schemas;
    }

    /** The name of what lives in a schema in scope. */
    QualifiedName qualifiedName(Row row) throws SQLException {
        return new QualifiedName(schema(row.oid("schema")), row.name("name"));
    }

    private Identifier schema(long oid) {
        Identifier schema = schemas.get(oid);
        if (schema == null) {
            throw new IllegalStateException("A query brought an object of schema " + oid + ", which is out of scope");
        }
        return schema;
    }

    /** A role's name; that of one dropped without its grants is its number, as PostgreSQL shows it. */
    Identifier role(long oid) {
        return roles.getOrDefault(oid, Identifier.of(Long.toString(oid)));
    }

    /** A role as policies name it. */
    String roleSql(long oid) {
        return oid == 0 ? "PUBLIC" : role(oid).sql();
    }

    @Nullable
    String comment(String catalog, long oid, int number) {
        return comments.get(new Address(catalog, oid, number));
    }

    @Nullable
    Identifier extension(String catalog, long oid) {
        return extensions.get(new Address(catalog, oid, 0));
    }

    /** An entry of an access-control list out of its exploded form. */
    Grant grant(Row row) throws SQLException {
        long grantee = row.oid("grantee");
        return new Grant(
                role(row.oid("grantor")),
                grantee == 0 ? null : role(grantee),
                row.text("privilege"),
                row.flag("grantable"));
    }

    /**
     * The entries of an object's list.
     *
     * @param kind as {@code acldefault} names it: {@code r}, {@code s}, {@code T}, {@code f}, {@code n}
     */
    List<Grant> grants(String kind, long owner, @Nullable String accessList) {
        List<Grant> entries = grants.get(new AccessList(kind, owner, accessList));
        if (entries == null) {
            // Lists are shown with roles' names as they are now.
            throw new TornReading("a role of the access-control list " + Literal.printable(String.valueOf(accessList)));
        }
        return entries;
    }

    /** What is granted on one column alone. */
    List<Grant> columnGrants(@Nullable String accessList) {
        return accessList == null ? List.of() : grants("c", 0, accessList);
    }
}
