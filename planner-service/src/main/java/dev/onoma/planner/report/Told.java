package dev.onoma.planner.report;

import java.time.Instant;

/**
 * Something the event log holds.
 *
 * @param at when it happened, by its publisher's clock
 * @param <T> an event or an alert
 */
public record Told<T>(Instant at, T what) {}
