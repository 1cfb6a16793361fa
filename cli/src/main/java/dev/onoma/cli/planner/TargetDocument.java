package dev.onoma.cli.planner;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A database that can be migrated. */
public record TargetDocument(
        String name,
        String environment,
        @Nullable String activeRun,
        @Nullable String activeStage,
        @Nullable Reachability reachability) {

    public TargetDocument {
        requireNonNull(name, "name");
        requireNonNull(environment, "environment");
    }

    /** Whether it answers. */
    public record Reachability(
            boolean reachable,
            @Nullable String serverVersion,
            @Nullable String problem) {}
}
