package dev.onoma.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What ALTER DEFAULT PRIVILEGES adds to relations that a role will create.
 *
 * @param schema null where it holds in every schema
 */
public record DefaultPrivilege(Identifier creator, @Nullable Identifier schema, Grant grant) {}
