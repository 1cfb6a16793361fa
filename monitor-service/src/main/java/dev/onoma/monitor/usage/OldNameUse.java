package dev.onoma.monitor.usage;

import dev.onoma.catalog.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Somebody uses an old name.
 *
 * @param view the compatibility view that bears it
 */
public record OldNameUse(
        QualifiedName view, @Nullable String role, @Nullable String application) {}
