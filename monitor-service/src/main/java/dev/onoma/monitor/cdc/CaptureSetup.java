package dev.onoma.monitor.cdc;

import dev.onoma.catalog.Literal;
import dev.onoma.monitor.cdc.CaptureVerdict.Ready;
import dev.onoma.monitor.cdc.CaptureVerdict.Ready.Beginning;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes on a target what its changes are read with, and removes it: functions in the schema {@code onoma}, three event triggers, a
 * publication and a slot. Doing it twice is the same as once.
 */
public final class CaptureSetup {

    /** SQLSTATEs of PostgreSQL's manual, appendix A. */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String CONFIGURATION_LIMIT_EXCEEDED = "53400";

    private static final Logger LOG = Logger.getLogger(CaptureSetup.class);

    /** Each brings what the one before left to its own state. */
    private static final List<Query> VERSIONS = List.of(Query.INSTALL_V1, Query.INSTALL_V2);

    /**
     * @param installed how many of the versions
     */
    private record Server(String walLevel, boolean standby, boolean ledger, int installed, String slot) {}

    private CaptureSetup() {}

    /**
     * Makes what is missing.
     *
     * @param connection one that may write, in auto-commit mode
     * @param relations whose rows are watched, in SQL; those that cannot be published are left out
     * @param operations on rows that are streamed, such as {@code update, delete, truncate}
     */
    public static CaptureVerdict prepare(Connection connection, Collection<String> relations, String operations)
            throws SQLException {
        Server server = server(connection);
        Optional<CaptureVerdict> objection = objection(server);
        if (objection.isPresent()) {
            return objection.get();
        }
        try {
            install(connection, server);
            String withoutDdl = arm(connection);
            return stream(connection, server.slot(), relations, operations, withoutDdl);
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                return new CaptureVerdict.Impossible("The role of onoma.targets.NAME.user lacks a right: "
                        + e.getMessage() + ". Let it be a superuser, or grant REPLICATION, CREATE on the database and"
                        + " the ownership of the tables.");
            }
            if (CONFIGURATION_LIMIT_EXCEEDED.equals(e.getSQLState())) {
                return new CaptureVerdict.Impossible(
                        e.getMessage() + ". Raise max_replication_slots, or drop a slot that nobody needs.");
            }
            throw e;
        }
    }

    private static Optional<CaptureVerdict> objection(Server server) {
        if (server.standby()) {
            return Optional.of(new CaptureVerdict.Impossible(
                    "The server is a standby. Point onoma.targets.NAME.jdbc-url at the primary."));
        }
        if (!server.walLevel().equals("logical")) {
            return Optional.of(new CaptureVerdict.Impossible(
                    "wal_level is %s. Set wal_level = logical and restart the server.".formatted(server.walLevel())));
        }
        return server.ledger()
                ? Optional.empty()
                : Optional.of(new CaptureVerdict.NotYet("the executor has not made its ledger there yet"));
    }

    private static void install(Connection connection, Server server) throws SQLException {
        for (Query version : VERSIONS.subList(server.installed(), VERSIONS.size())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN;\n" + version.sql() + ";\nCOMMIT");
            } catch (SQLException e) {
                rollback(connection);
                throw e;
            }
        }
    }

    /** Why DDL cannot be in the stream; null where it is. */
    private static @Nullable String arm(Connection connection) throws SQLException {
        if (armed(connection)) {
            return null;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(Query.ARM.sql());
        } catch (SQLException e) {
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            return "event triggers cannot be made (" + e.getMessage() + "). Let a superuser run arm.sql.";
        }
        return armed(connection)
                ? null
                : "an event trigger of Onoma is disabled. Drop it, or ALTER EVENT TRIGGER … ENABLE ALWAYS.";
    }

    /** Whether the event triggers fire. */
    public static boolean armed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Query.ARMED.sql())) {
            row.next();
            return row.getInt(1) == 3;
        }
    }

    /** The publication, and the slot after it: of the time without publication nothing can be decoded. */
    private static CaptureVerdict stream(
            Connection connection,
            String slot,
            Collection<String> relations,
            String operations,
            @Nullable String withoutDdl)
            throws SQLException {
        boolean published = CapturePublication.exists(connection);
        try {
            CapturePublication.ensure(connection, relations, operations);
            return slot(connection, slot, published, withoutDdl);
        } catch (SQLException e) {
            if (!published) {
                takeBack(connection, e);
            }
            throw e;
        }
    }

    /** A publication without a slot would look as if the slot had been lost. */
    private static void takeBack(Connection connection, SQLException failure) {
        try {
            CapturePublication.drop(connection);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static CaptureVerdict slot(
            Connection connection, String name, boolean published, @Nullable String withoutDdl) throws SQLException {
        Optional<SlotState> state = SlotState.read(connection, name);
        if (state.isPresent() && state.get().activePid() != null) {
            return new CaptureVerdict.NotYet(
                    "slot %s is read by process %d".formatted(name, state.get().activePid()));
        }
        boolean usable = published && state.filter(found -> !found.lost()).isPresent();
        boolean missed = gapUntold(connection) || (!usable && (published || state.isPresent()));
        if (!usable) {
            if (missed) {
                note(connection, true);
            }
            if (state.isPresent()) {
                drop(connection, name);
            }
            create(connection, name);
            state = SlotState.read(connection, name);
        }
        long begin = state.orElseThrow().confirmed();
        Beginning beginning = missed ? Beginning.ANEW : usable ? Beginning.CONTINUED : Beginning.FIRST;
        return new Ready(name, begin, beginning, token(connection), withoutDdl);
    }

    /**
     * Removes everything but what lies in the schema {@code onoma}.
     *
     * @return whether nothing is left; false while somebody still reads the slot
     */
    public static boolean release(Connection connection) throws SQLException {
        Server server = server(connection);
        if (server.standby()) {
            return true;
        }
        Optional<SlotState> state = SlotState.read(connection, server.slot());
        if (state.isPresent() && state.get().activePid() != null) {
            return false;
        }
        if (state.isPresent()) {
            drop(connection, server.slot());
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(Query.DISARM.sql());
            if (server.installed() == VERSIONS.size()) {
                note(connection, false);
            }
        } catch (SQLException e) {
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            LOG.warnf("What another role made for the change stream stays: %s. Let it run disarm.sql.", e.getMessage());
        }
        return true;
    }

    /** Somebody knows now that the stream had to begin anew. */
    public static void gapTold(Connection connection) throws SQLException {
        note(connection, false);
    }

    private static void note(Connection connection, boolean gapUntold) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE onoma.capture SET gap_untold = %s".formatted(gapUntold));
        }
    }

    private static boolean gapUntold(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT gap_untold FROM onoma.capture")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void create(Connection connection, String slot) throws SQLException {
        try {
            call(connection, "SELECT pg_create_logical_replication_slot(%s, 'pgoutput')", slot);
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new SQLException(
                        "slot %s cannot be made before all transactions that write have ended, in every database of the server (%s)"
                                .formatted(slot, e.getMessage()),
                        LOCK_NOT_AVAILABLE,
                        e);
            }
            throw e;
        }
    }

    /** Drops a slot that nobody reads: what it held back is lost. */
    public static void drop(Connection connection, String slot) throws SQLException {
        call(connection, "SELECT pg_drop_replication_slot(%s)", slot);
    }

    private static void call(Connection connection, String sql, String slot) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(Literal.sql(slot)));
        }
    }

    private static String token(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT token::text FROM onoma.capture")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Server server(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Query.SERVER.sql())) {
            row.next();
            return new Server(
                    row.getString("wal_level"),
                    row.getBoolean("standby"),
                    row.getBoolean("ledger"),
                    row.getInt("installed"),
                    row.getString("slot"));
        }
    }

    private static void rollback(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        }
    }
}
