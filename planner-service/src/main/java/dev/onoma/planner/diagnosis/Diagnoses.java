package dev.onoma.planner.diagnosis;

import dev.onoma.catalog.jdbc.Times;
import dev.onoma.eventlog.RunStore;
import dev.onoma.planner.diagnosis.Diagnosis.ActiveRun;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.target.Target;
import dev.onoma.planner.target.TargetConnections;
import dev.onoma.planner.target.Targets;
import dev.onoma.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a target, also at one in trouble: each question is a transaction of its own that reads only and waits for nobody, and what
 * cannot be found out is said beside the rest.
 */
@ApplicationScoped
public class Diagnoses {

    private static final String WAIT_FOR_NOBODY = "SET SESSION lock_timeout = '500ms'";
    private static final String NO_SCHEMA = "3F000";
    private static final String NO_TABLE = "42P01";

    private final Targets targets;
    private final TargetConnections connections;
    private final RunStore runs;

    @Inject
    public Diagnoses(Targets targets, TargetConnections connections, RunStore runs) {
        this.targets = targets;
        this.connections = connections;
        this.runs = runs;
    }

    /**
     * How the target is now.
     *
     * @throws Problem when there is no such target, or it cannot be reached
     */
    public Diagnosis of(String name) throws SQLException {
        Target target = targets.get(name);
        ActiveRun active = active(runs.holder(name));
        return connections.read(target, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(WAIT_FOR_NOBODY);
            }
            connection.setAutoCommit(false);
            return new Look(target, connection).at(active);
        });
    }

    private static @Nullable ActiveRun active(Optional<RunState> holder) {
        return holder.map(run -> new ActiveRun(
                        run.run().value(),
                        run.stage().name(),
                        run.applied().size(),
                        run.expandSteps() + run.contractSteps()))
                .orElse(null);
    }

    private record Server(
            String version,
            Instant clock,
            long databaseBytes,
            boolean seesSessions,
            @Nullable Instant countedSince) {

        static Server of(ResultSet row) throws SQLException {
            return new Server(
                    row.getString("version"),
                    row.getObject("clock", OffsetDateTime.class).toInstant(),
                    row.getLong("database_bytes"),
                    row.getBoolean("sees_sessions"),
                    Times.in(row, "counted_since"));
        }
    }

    /** One look at one target. */
    private static final class Look {

        private final Target target;
        private final Connection connection;
        private final List<String> problems = new ArrayList<>();

        Look(Target target, Connection connection) {
            this.target = target;
            this.connection = connection;
        }

        Diagnosis at(@Nullable ActiveRun active) throws SQLException {
            Server server = Query.SERVER.rows(connection, Server::of).getFirst();
            connection.rollback();
            if (!server.seesSessions()) {
                problems.add("The role is not told what sessions of other roles do: grant it pg_read_all_stats.");
            }
            return new Diagnosis(
                    target.name(),
                    server.version(),
                    server.clock(),
                    server.databaseBytes(),
                    active,
                    ask(Query.LEDGER, Rows::ledgerRun),
                    Rows.together(ask(Query.WAITING, Rows::waiting)),
                    ask(Query.LOCKS, Rows::lock),
                    ask(Query.TRANSACTIONS, Rows::transaction),
                    ask(Query.PROGRESS, Rows::progress),
                    server.countedSince(),
                    ask(Query.UNUSED_INDEXES, Rows::unusedIndex),
                    ask(Query.TABLES, Rows::table),
                    ask(Query.SLOTS, Rows::slot),
                    List.copyOf(problems));
        }

        private <T> List<T> ask(Query query, Query.RowReader<T> reader) throws SQLException {
            try {
                return query.rows(connection, reader);
            } catch (SQLException refused) {
                String state = String.valueOf(refused.getSQLState());
                if (state.startsWith("08") || state.startsWith("57P")) {
                    throw refused;
                }
                // Onoma has not been here yet.
                if (query != Query.LEDGER || !(state.equals(NO_TABLE) || state.equals(NO_SCHEMA))) {
                    problems.add("%s could not be read (%s): %s"
                            .formatted(query.words(), state, TargetConnections.said(target, refused)));
                }
                return List.of();
            } finally {
                connection.rollback();
            }
        }
    }
}
