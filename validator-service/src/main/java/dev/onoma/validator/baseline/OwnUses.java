package dev.onoma.validator.baseline;

import dev.onoma.plan.step.UseProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often this session itself used old names whose uses are counted (R23), by the OID of what counts. PostgreSQL hands a session's counts
 * in only between transactions, so within one the difference of two readings is exactly what the session did in between, as long as
 * no parallel worker did it for the session.
 */
final class OwnUses {

    private static final String CALLS = """
            SELECT p.oid::text, coalesce(pg_catalog.pg_stat_get_xact_function_calls(p.oid), 0)
            FROM pg_catalog.pg_proc AS p
            WHERE p.pronamespace = pg_catalog.to_regnamespace('onoma') AND %s
            """.formatted(UseProbe.COUNTING);

    private final Map<String, Long> sum = new TreeMap<>();

    /** Of a transaction up to now; empty where nothing is counted. */
    static Map<String, Long> now(Connection connection) throws SQLException {
        Map<String, Long> calls = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CALLS)) {
            while (rows.next()) {
                calls.put(rows.getString(1), rows.getLong(2));
            }
        }
        return calls;
    }

    /** What is more than before. */
    synchronized void add(Map<String, Long> before, Map<String, Long> after) {
        after.forEach((probe, calls) -> {
            long more = calls - before.getOrDefault(probe, 0L);
            if (more > 0) {
                sum.merge(probe, more, Long::sum);
            }
        });
    }

    synchronized Map<String, Long> sum() {
        return Map.copyOf(sum);
    }
}
