package dev.onoma.eventlog;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.wire.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The plans that were made. A plan never changes, so those used last are kept in memory. */
public final class PlanStore {

    private static final int IN_MEMORY = 16;

    private final DataSource source;
    private final Map<PlanId, Plan> recent = new LinkedHashMap<>(IN_MEMORY, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PlanId, Plan> eldest) {
            return size() > IN_MEMORY;
        }
    };

    public PlanStore(DataSource source) {
        this.source = source;
    }

    /**
     * A plan without its steps.
     *
     * @param madeAt when it was kept first
     */
    public record Summary(PlanId id, String target, Fingerprint fingerprint, Instant madeAt) {}

    /** Keeps a plan; one that is there already is the same. */
    public void keep(Plan plan) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO onoma_control.plan (id, target, fingerprint, body)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (id) DO NOTHING
                        """)) {
            insert.setString(1, plan.id().value());
            insert.setString(2, plan.target());
            insert.setString(3, plan.fingerprint().value());
            insert.setString(4, Json.write(plan));
            insert.executeUpdate();
        }
    }

    public Optional<Plan> plan(PlanId id) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return plan(connection, id);
        }
    }

    Optional<Plan> plan(Connection connection, PlanId id) throws SQLException {
        synchronized (recent) {
            if (recent.containsKey(id)) {
                return Optional.ofNullable(recent.get(id));
            }
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT body FROM onoma_control.plan WHERE id = ?")) {
            query.setString(1, id.value());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Plan plan = Json.read(row.getString(1), Plan.class);
                synchronized (recent) {
                    recent.put(id, plan);
                }
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
