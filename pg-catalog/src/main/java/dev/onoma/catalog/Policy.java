package dev.onoma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row-security policy (PostgreSQL manual 5.9). */
public record Policy(
        long oid,
        long table,
        Identifier name,
        String command,
        boolean permissive,
        List<String> roles,
        @Nullable String using,
        @Nullable String check) {

    public Policy {
        roles = List.copyOf(roles);
    }
}
