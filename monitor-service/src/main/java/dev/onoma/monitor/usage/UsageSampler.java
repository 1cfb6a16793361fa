package dev.onoma.monitor.usage;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.jdbc.SqlResource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Looks who uses compatibility views at this moment: whoever does holds a lock on the view to the end of the transaction
 * (PostgreSQL manual, 52.12 pg_locks). It is a sample: who is between two transactions is not seen, so that nothing seen proves
 * nothing.
 */
public final class UsageSampler {

    private static final String SQL = SqlResource.of(UsageSampler.class, "old_name_users.sql");

    private final List<QualifiedName> views;

    /**
     * @param views the compatibility views
     */
    public UsageSampler(List<QualifiedName> views) {
        this.views = List.copyOf(views);
    }

    /** Everybody seen now, but Onoma itself. */
    public List<OldNameUse> sample(Connection connection) throws SQLException {
        if (views.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setArray(1, array(connection, view -> view.schema().value()));
            statement.setArray(2, array(connection, view -> view.name().value()));
            List<OldNameUse> uses = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    uses.add(new OldNameUse(views.get(rows.getInt(1) - 1), rows.getString(2), rows.getString(3)));
                }
            }
            return uses;
        }
    }

    private Array array(Connection connection, Function<QualifiedName, String> part) throws SQLException {
        return connection.createArrayOf("text", views.stream().map(part).toArray());
    }
}
