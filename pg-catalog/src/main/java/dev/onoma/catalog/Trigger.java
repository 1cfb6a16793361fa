package dev.onoma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trigger that a user made; those that implement constraints are left out.
 *
 * @param routine OID of its function
 * @param inherited whether it is the copy that a partitioned table's trigger has on a partition
 * @param definition as {@code pg_get_triggerdef} writes it
 */
public record Trigger(
        long oid,
        long table,
        Identifier name,
        long routine,
        boolean forEachRow,
        List<String> arguments,
        String enabled,
        boolean inherited,
        String definition,
        @Nullable String comment) {

    public Trigger {
        arguments = List.copyOf(arguments);
    }
}
