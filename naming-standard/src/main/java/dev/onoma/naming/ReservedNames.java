package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Keywords;
import java.util.Set;

/** Names that make trouble although PostgreSQL takes them. */
final class ReservedNames {

    /** Types of pg_catalog, which is searched first: a type of such a name is only found with its schema before it. */
    private static final Set<String> TYPES = Set.of("""
            aclitem bool box bpchar bytea cidr cid circle date float4 float8 inet int2 int4 int8 jsonb jsonpath json line lseg
            macaddr macaddr8 money name numeric oid path point polygon record refcursor regclass text tid timestamptz timetz
            tsquery tsvector uuid varbit void xid xml
            """.strip().split("\\s+"));

    private ReservedNames() {}

    static boolean contains(Identifier name, ObjectReference.Kind kind) {
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, COLUMN -> Keywords.isReserved(name.value());
            case ENUM_TYPE -> Keywords.mustBeQuoted(name.value()) || TYPES.contains(name.value());
            case CONSTRAINT, INDEX, SEQUENCE, ENUM_LABEL -> false;
        };
    }
}
