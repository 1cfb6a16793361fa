package dev.onoma.monitor.drift;

import dev.onoma.catalog.QualifiedName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads how many rows of a run's tables were changed, and tells of mass changes. */
public final class MassWatch {

    private static final String ROW_COUNTS = resource();

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

    private static String resource() {
        try (InputStream file = MassWatch.class.getResourceAsStream("row_counts.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
