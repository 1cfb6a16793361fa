package dev.onoma.validator.report;

import dev.onoma.catalog.jdbc.SqlResource;
import dev.onoma.command.CommandId;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The reports in the control database; none is ever changed. */
@ApplicationScoped
public class ReportStore {

    private static final String INSERT = SqlResource.of(ReportStore.class, "insert_report.sql");
    private static final String BY_COMMAND = SqlResource.of(ReportStore.class, "report_by_command.sql");
    private static final String LATEST = SqlResource.of(ReportStore.class, "latest_report.sql");
    private static final String OF_RUN = SqlResource.of(ReportStore.class, "reports_of_run.sql");

    private final DataSource control;

    @Inject
    public ReportStore(DataSource control) {
        this.control = control;
    }

    /** Keeps a report; does nothing when the command has one already. */
    public void add(CommandId command, Report report) throws SQLException {
        try (Connection connection = control.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, command.value());
            statement.setString(2, report.run().value());
            statement.setString(3, report.stage().name());
            statement.setLong(4, report.epoch());
            statement.setObject(5, OffsetDateTime.ofInstant(report.startedAt(), ZoneOffset.UTC));
            statement.setBoolean(6, report.passed());
            statement.setString(7, Json.write(report));
            statement.executeUpdate();
        }
    }

    public Optional<Report> find(CommandId command) throws SQLException {
        return query(BY_COMMAND, command.value()).stream().findFirst();
    }

    /** The latest one: a phase that was undone and done again has several. */
    public Optional<Report> latest(RunId run, ValidationStage stage) throws SQLException {
        return query(LATEST, run.value(), stage.name()).stream().findFirst();
    }

    /** All of a run, the oldest first. */
    public List<Report> of(RunId run) throws SQLException {
        return query(OF_RUN, run.value());
    }

    private List<Report> query(String sql, String... values) throws SQLException {
        List<Report> reports = new ArrayList<>();
        try (Connection connection = control.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reports.add(Json.read(rows.getString(1), Report.class));
                }
            }
        }
        return reports;
    }
}
