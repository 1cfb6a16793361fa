package dev.onoma.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A replication slot or a subscription: somebody outside who sees a rename.
 *
 * @param kind {@code LOGICAL SLOT}, {@code PHYSICAL SLOT} or {@code SUBSCRIPTION}; not part of the fingerprint
 */
public record Subscriber(
        String kind, Identifier name, @Nullable String plugin, boolean active) {}
