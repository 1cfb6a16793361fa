package dev.onoma.cli.planner;

import org.jspecify.annotations.Nullable;

/** What the proof of the event log came to. */
public record AuditDocument(
        boolean unbroken,
        long entries,
        @Nullable String head,
        @Nullable Long brokenAt,
        @Nullable String reason) {}
