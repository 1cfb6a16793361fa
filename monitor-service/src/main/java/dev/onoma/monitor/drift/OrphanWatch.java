package dev.onoma.monitor.drift;

import dev.onoma.catalog.Literal;
import dev.onoma.catalog.jdbc.SqlResource;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.monitor.clock.SteadyClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks for rows that break a foreign key. PostgreSQL keeps them out, unless a key's triggers are off or somebody writes as a replica
 * ({@code session_replication_role}), which leaves no trace but the rows.
 */
public final class OrphanWatch {

    private static final Logger LOG = Logger.getLogger(OrphanWatch.class);
    private static final String FOREIGN_KEYS = SqlResource.of(OrphanWatch.class, "foreign_keys.sql");

    private record Key(String object, boolean disabled, String question) {}

    private final PlanNames names;
    private final DriftReports reports;
    private final Duration every;
    private Instant nextOfAll;

    /**
     * @param every how often all keys are searched; those whose triggers are off are at every look
     */
    public OrphanWatch(PlanNames names, DriftReports reports, Duration every) {
        this.names = names;
        this.reports = reports;
        this.every = every;
        this.nextOfAll = SteadyClock.now().plus(every);
    }

    /** Looks once, for as long as the connection allows one statement to take. */
    public void look(Connection connection) throws SQLException {
        boolean all = !SteadyClock.now().isBefore(nextOfAll);
        for (Key key : keys(connection)) {
            if (all || key.disabled()) {
                long rows = count(connection, key);
                if (rows > 0) {
                    reports.tellOnce(drift(key, rows));
                }
            }
        }
        if (all) {
            nextOfAll = SteadyClock.now().plus(every);
        }
    }

    private List<Key> keys(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOREIGN_KEYS)) {
            statement.setArray(
                    1, connection.createArrayOf("text", names.relations().toArray()));
            List<Key> keys = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(new Key(rows.getString(1), rows.getBoolean(2), rows.getString(3)));
                }
            }
            return keys;
        }
    }

    private static long count(Connection connection, Key key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(key.question())) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            if (connection.isClosed() || !connection.isValid(1)) {
                throw e;
            }
            // No right to read the rows, renamed meanwhile, or too long: the next look may do better.
            LOG.debugf("%s cannot be searched: %s", key.object(), e.getMessage());
            return 0;
        }
    }

    private static Drift drift(Key key, long rows) {
        String object = Literal.printable(key.object());
        return new Drift(
                DriftKind.DATA,
                object,
                Severity.CRITICAL,
                "no row without the one it refers to",
                rows + " rows",
                "%d rows break %s: somebody wrote with its triggers off, or with session_replication_role = replica"
                        .formatted(rows, object),
                null);
    }
}
