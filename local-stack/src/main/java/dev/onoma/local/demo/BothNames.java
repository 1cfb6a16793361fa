package dev.onoma.local.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Shows that both names of a table are at work: the same rows by each, and what is written by one is read by the other. */
final class BothNames {

    private static final String[][] TABLES = {
        {"\"InventoryItem\"", "inventory_items"},
        {"\"Order\"", "orders"},
        {"\"Person\"", "people"},
        {"tenant_business_profile", "tenant_business_profiles"},
    };

    private BothNames() {}

    /** Lines of a small table for the screen. */
    static List<String> show(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        lines.add("%-28s %8s   %-28s %8s".formatted("old name", "rows", "new name", "rows"));
        for (String[] names : TABLES) {
            try (Statement statement = connection.createStatement();
                    // One statement sees one moment, whatever the clients do meanwhile.
                    ResultSet row = statement.executeQuery("SELECT (SELECT count(*) FROM %s), (SELECT count(*) FROM %s)"
                            .formatted(names[0], names[1]))) {
                row.next();
                if (row.getLong(1) != row.getLong(2)) {
                    throw new DemoFailure("%s has %d rows, and %s has %d"
                            .formatted(names[0], row.getLong(1), names[1], row.getLong(2)));
                }
                lines.add("%-28s %8d   %-28s %8d".formatted(names[0], row.getLong(1), names[1], row.getLong(2)));
            }
        }
        lines.add(crossing(
                connection,
                "INSERT INTO \"SyncJob\" (\"tenantId\", \"jobKind\") VALUES (1, 'old to new') RETURNING \"jobId\"",
                "SELECT job_kind FROM sync_jobs WHERE id = ?",
                "written into \"SyncJob\", read from sync_jobs"));
        lines.add(crossing(
                connection,
                "INSERT INTO sync_jobs (tenant_id, job_kind) VALUES (1, 'new to old') RETURNING id",
                "SELECT \"jobKind\" FROM \"SyncJob\" WHERE \"jobId\" = ?",
                "written into sync_jobs, read from \"SyncJob\""));
        return lines;
    }

    private static String crossing(Connection connection, String insert, String select, String words)
            throws SQLException {
        try (Statement writing = connection.createStatement();
                ResultSet written = writing.executeQuery(insert);
                PreparedStatement reading = connection.prepareStatement(select)) {
            written.next();
            Object key = written.getObject(1);
            reading.setObject(1, key);
            try (ResultSet read = reading.executeQuery()) {
                if (!read.next()) {
                    throw new DemoFailure("row %s was not found: %s".formatted(key, words));
                }
                return "'%s' %s".formatted(read.getString(1), words);
            }
        }
    }
}
