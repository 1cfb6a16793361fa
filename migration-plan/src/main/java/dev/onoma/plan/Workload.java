package dev.onoma.plan;

import java.util.List;

/**
 * What clients were seen to send.
 *
 * @param known whether it was looked at, in {@code pg_stat_statements}; otherwise its absence proves nothing
 * @param statements their texts
 */
public record Workload(boolean known, List<String> statements) {

    public static final Workload UNKNOWN = new Workload(false, List.of());

    public Workload {
        statements = List.copyOf(statements);
    }
}
