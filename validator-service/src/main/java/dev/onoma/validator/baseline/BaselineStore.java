package dev.onoma.validator.baseline;

import dev.onoma.catalog.jdbc.SqlResource;
import dev.onoma.events.RunId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The baselines in the control database; none is ever changed, so the latest ones are kept in memory too. */
@ApplicationScoped
public class BaselineStore {

    private static final int KEPT = 4;
    private static final String INSERT = SqlResource.of(BaselineStore.class, "insert_baseline.sql");
    private static final String OF_RUN = SqlResource.of(BaselineStore.class, "baseline_of_run.sql");
    private static final String CLOSE = SqlResource.of(BaselineStore.class, "close_run.sql");
    private static final String CLOSED_EPOCH = SqlResource.of(BaselineStore.class, "closed_epoch.sql");

    private final DataSource control;
    private final Map<RunId, Baseline> known = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<RunId, Baseline> eldest) {
            return size() > KEPT;
        }
    });

    private final Map<RunId, Long> closed = new ConcurrentHashMap<>();

    @Inject
    public BaselineStore(DataSource control) {
        this.control = control;
    }

    /** Keeps a baseline unless the run has one. */
    public void add(Baseline baseline) throws SQLException {
        try (Connection connection = control.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, baseline.run().value());
            statement.setString(2, baseline.target());
            statement.setString(3, baseline.plan().value());
            statement.setString(4, baseline.fingerprint().value());
            statement.setObject(5, OffsetDateTime.ofInstant(baseline.takenAt(), ZoneOffset.UTC));
            statement.setBytes(6, BaselineDocument.write(baseline));
            if (statement.executeUpdate() == 1) {
                known.put(baseline.run(), baseline);
            }
        }
    }

    public Optional<Baseline> find(RunId run) throws SQLException {
        Baseline kept = known.get(run);
        if (kept != null) {
            return Optional.of(kept);
        }
        try (Connection connection = control.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_RUN)) {
            statement.setString(1, run.value());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                Baseline read = BaselineDocument.read(rows.getBytes(1));
                known.put(run, read);
                return Optional.of(read);
            }
        }
    }

    /** The target is free again; only a later epoch, such as that of a rollback, says anything about it. */
    public void close(RunId run, long epoch) throws SQLException {
        try (Connection connection = control.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLOSE)) {
            statement.setLong(1, epoch);
            statement.setString(2, run.value());
            statement.executeUpdate();
        }
        closed.merge(run, epoch, Math::max);
    }

    /** The latest epoch of the run that is over; -1 where none is. */
    public long closedEpoch(RunId run) throws SQLException {
        Long known = closed.get(run);
        if (known != null) {
            return known;
        }
        try (Connection connection = control.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLOSED_EPOCH)) {
            statement.setString(1, run.value());
            try (ResultSet rows = statement.executeQuery()) {
                long kept = rows.next() ? rows.getLong(1) : -1;
                closed.put(run, kept);
                return kept;
            }
        }
    }
}
