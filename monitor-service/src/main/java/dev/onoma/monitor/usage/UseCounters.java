package dev.onoma.monitor.usage;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.jdbc.SqlResource;
import dev.onoma.events.UseCounter;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RelationRename.CompatibilityView;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.plan.step.UseProbe;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what the server has counted of the uses of old names ({@link UseProbe}). Sessions hand in their counts at
 * the end of a transaction, at most once a second; one that has nothing more to do, ten seconds later (PostgreSQL manual, 27.2): until
 * then, and within a long transaction, the {@link UsageSampler} sees them.
 */
public final class UseCounters {

    private static final String SQL =
            SqlResource.of(UseCounters.class, "use_counters.sql").formatted(UseProbe.COUNTING);

    private final List<Probe> probes;

    private record Probe(QualifiedName oldName, QualifiedName function) {}

    /**
     * @param standing the steps whose views answer
     */
    public UseCounters(List<PlannedStep> standing) {
        this.probes = standing.stream().flatMap(UseCounters::probes).toList();
    }

    /** Those that count in every session; those whose owner may not, are not among them. */
    public List<UseCounter> read(Connection connection) throws SQLException {
        if (probes.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setArray(
                    1, array(connection, function -> function.schema().value()));
            statement.setArray(2, array(connection, function -> function.name().value()));
            List<UseCounter> counters = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counters.add(new UseCounter(
                            probes.get(rows.getInt(1) - 1).oldName().toString(), rows.getLong(2), rows.getLong(3)));
                }
            }
            return counters;
        }
    }

    private static Stream<Probe> probes(PlannedStep step) {
        return step.step() instanceof RenameRelation rename
                ? rename.change().members().stream().flatMap(UseCounters::probe)
                : Stream.empty();
    }

    private static Stream<Probe> probe(Member member) {
        CompatibilityView view = member.view();
        return view == null || view.probe() == null
                ? Stream.empty()
                : Stream.of(new Probe(member.oldName(), view.probe()));
    }

    private Array array(Connection connection, Function<QualifiedName, String> part) throws SQLException {
        return connection.createArrayOf(
                "text", probes.stream().map(Probe::function).map(part).toArray());
    }
}
