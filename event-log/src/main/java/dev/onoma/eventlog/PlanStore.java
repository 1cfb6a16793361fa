package dev.onoma.eventlog;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.RecentPlans;
import dev.onoma.wire.CompressedJson;
import dev.onoma.wire.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The plans that were made. A plan never changes, so those used last are kept in memory too. */
public final class PlanStore {

    private final DataSource source;
    private final RecentPlans recent = new RecentPlans();

    public PlanStore(DataSource source) {
        this.source = source;
    }

    /**
     * A plan without its steps.
     *
     * @param madeAt when it was kept first
     */
    public record Summary(PlanId id, String target, Fingerprint fingerprint, Instant madeAt) {}

    /**
     * Keeps a plan; one that is there already is the same.
     *
     * @return whether it was not there
     */
    public boolean keep(Plan plan) throws SQLException {
        if (recent.get(plan.id()).isPresent()) {
            return false;
        }
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO onoma_control.plan (id, target, fingerprint, body)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (id) DO NOTHING
                        """)) {
            insert.setString(1, plan.id().value());
            insert.setString(2, plan.target());
            insert.setString(3, plan.fingerprint().value());
            insert.setBytes(4, CompressedJson.write(Json.mapper(), plan));
            boolean anew = insert.executeUpdate() == 1;
            recent.add(plan);
            return anew;
        }
    }

    public Optional<Plan> plan(PlanId id) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return plan(connection, id);
        }
    }

    Optional<Plan> plan(Connection connection, PlanId id) throws SQLException {
        Optional<Plan> known = recent.get(id);
        if (known.isPresent()) {
            return known;
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT body FROM onoma_control.plan WHERE id = ?")) {
            query.setString(1, id.value());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Plan plan = CompressedJson.read(Json.mapper(), row.getBytes(1), Plan.class);
                recent.add(plan);
                return Optional.of(plan);
            }
        }
    }

    /** The plans of a target, the latest first. */
    public List<Summary> plans(String target) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        SELECT id, target, fingerprint, made_at
                        FROM onoma_control.plan
                        WHERE target = ?
                        ORDER BY made_at DESC
                        """)) {
            query.setString(1, target);
            List<Summary> plans = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    plans.add(new Summary(
                            new PlanId(rows.getString(1)),
                            rows.getString(2),
                            new Fingerprint(rows.getString(3)),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return plans;
        }
    }
}
