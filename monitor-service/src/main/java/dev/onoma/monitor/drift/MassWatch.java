package dev.onoma.monitor.drift;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.jdbc.SqlResource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads how many rows of a run's tables were changed, and tells of mass changes. */
public final class MassWatch {

    private static final String ROW_COUNTS = SqlResource.of(MassWatch.class, "row_counts.sql");

    private final Set<String> tables = new TreeSet<>();
    private final MassJudge judge;
    private final DriftReports reports;

    /**
     * Made for one run.
     *
     * @param quiet tables that nobody has to write into
     * @param massRows from how many rows on is told
     */
    public MassWatch(PlanNames names, Set<QualifiedName> quiet, long massRows, DriftReports reports) {
        Set<String> quietNames = quiet.stream().map(QualifiedName::sql).collect(Collectors.toSet());
        tables.addAll(names.relations());
        tables.addAll(quietNames);
        tables.add("onoma.step_ledger");
        this.judge = new MassJudge(quietNames, massRows);
        this.reports = reports;
    }

    /** Looks once. */
    public void look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROW_COUNTS)) {
            statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
            List<MassJudge.Counts> counts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counts.add(new MassJudge.Counts(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getLong(5),
                            rows.getLong(6)));
                }
            }
            reports.tell(judge.judge(counts));
        }
    }
}
