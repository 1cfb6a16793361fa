package dev.onoma.naming.rules;

import dev.onoma.catalog.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * A sequence to be judged.
 *
 * @param table the coming name of the table that owns it, in snake_case; null where it stands alone
 * @param column the coming name of the owning column, in snake_case; null where it stands alone
 */
public record SequenceSubject(
        Sequence sequence, @Nullable String table, @Nullable String column) {}
