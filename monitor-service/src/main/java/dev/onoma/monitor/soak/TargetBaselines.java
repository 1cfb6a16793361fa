package dev.onoma.monitor.soak;

import dev.onoma.monitor.drift.BaselineStore;
import dev.onoma.monitor.target.Target;
import dev.onoma.wire.CompressedJson;
import dev.onoma.wire.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Keeps baselines in the target's schema {@code onoma}; where the monitor could install nothing there, they are forgotten. */
final class TargetBaselines implements BaselineStore {

    private static final String LOAD =
            "SELECT content FROM onoma.watch_baseline WHERE (run_id, epoch, stage) = (?, ?, ?)";
    /** What was kept for other runs is of no use any more. */
    private static final String SAVE = """
        WITH wanted AS (SELECT ?::text AS run, ?::bigint AS epoch, ?::text AS stage, ?::bytea AS content),
             removed AS (DELETE FROM onoma.watch_baseline WHERE run_id <> (SELECT run FROM wanted))
        INSERT INTO onoma.watch_baseline (run_id, epoch, stage, content)
        SELECT run, epoch, stage, content FROM wanted
        ON CONFLICT DO NOTHING\
        """;
    /** SQLSTATEs of no such schema, no such table, and no right (PostgreSQL manual, appendix A). */
    private static final String NO_PLACE = "3F000|42P01|42501";

    private final Target target;
    private final KnownRun run;

    TargetBaselines(Target target, KnownRun run) {
        this.target = target;
        this.run = run;
    }

    @Override
    public <T> Optional<T> load(String name, Class<T> type) throws SQLException {
        try (Connection connection = target.connect();
                PreparedStatement statement = connection.prepareStatement(LOAD)) {
            identify(statement, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(CompressedJson.read(Json.mapper(), row.getBytes(1), type))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            if (hasNoPlace(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void save(String name, Object baseline) throws SQLException {
        try (Connection connection = target.connectToWrite();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            identify(statement, name);
            statement.setBytes(4, CompressedJson.write(Json.mapper(), baseline));
            statement.executeUpdate();
        } catch (SQLException e) {
            if (!hasNoPlace(e)) {
                throw e;
            }
        }
    }

    private void identify(PreparedStatement statement, String name) throws SQLException {
        statement.setString(1, run.run().value());
        statement.setLong(2, run.epoch());
        statement.setString(3, name);
    }

    private static boolean hasNoPlace(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().matches(NO_PLACE);
    }
}
