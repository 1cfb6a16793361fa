package dev.onoma.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One entry of an access-control list (PostgreSQL manual 5.8).
 *
 * @param grantee the role, or null for {@code PUBLIC}
 * @param privilege the keyword of the GRANT command, such as {@code SELECT}
 */
public record Grant(Identifier grantor, @Nullable Identifier grantee, String privilege, boolean grantable) {

    /** The grantee as it must stand in SQL. */
    public String granteeSql() {
        return grantee == null ? "PUBLIC" : grantee.sql();
    }
}
