package dev.onoma.validator.step;

import dev.onoma.catalog.jdbc.SqlResource;
import dev.onoma.events.Direction;
import dev.onoma.validator.target.TargetDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the target's own ledger says was done after a step. An executor that dies after a COMMIT tells of it only once it is back, so
 * the catalogue can be ahead of the events for long; the ledger never is.
 */
final class Ledger {

    private static final String LATER_STEPS = SqlResource.of(Ledger.class, "later_steps.sql");

    private Ledger() {}

    /** A step as it was taken. */
    record Taken(int step, Direction direction) {}

    /**
     * The steps of the run taken after that one, in order; empty where there is no ledger that may be read.
     *
     * @throws SQLException when the target cannot be read at the moment
     */
    static Optional<List<Taken>> after(TargetDatabase target, StepNews news) throws SQLException {
        try (Connection connection = target.connect();
                PreparedStatement statement = connection.prepareStatement(LATER_STEPS)) {
            statement.setString(1, news.run().value());
            statement.setInt(2, news.step());
            statement.setString(3, way(news.direction()));
            statement.setLong(4, news.epoch());
            List<Taken> later = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    later.add(new Taken(row.getInt("step"), direction(row.getString("way"))));
                }
            }
            return Optional.of(later);
        } catch (SQLException refused) {
            return switch (refused.getSQLState()) {
                case "42P01", "42501", "3F000" -> Optional.empty();
                case null, default -> throw refused;
            };
        }
    }

    private static String way(Direction direction) {
        return switch (direction) {
            case FORWARD -> "forward";
            case BACK -> "back";
        };
    }

    private static Direction direction(String way) {
        return way.equals("back") ? Direction.BACK : Direction.FORWARD;
    }
}
