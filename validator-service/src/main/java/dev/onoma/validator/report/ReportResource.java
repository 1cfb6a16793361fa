package dev.onoma.validator.report;

import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.wire.Json;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reports over HTTP. */
@Path("/api/v1/reports/{run}")
@RunOnVirtualThread
public class ReportResource {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8";

    private final ReportStore store;

    @Inject
    public ReportResource(ReportStore store) {
        this.store = store;
    }

    /** All reports of a run, the oldest first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String all(@PathParam("run") String run) throws SQLException {
        List<Report> reports = store.of(run(run));
        if (reports.isEmpty()) {
            throw new NoReport("There is no report on " + run + ". A run has one after each phase that was validated.");
        }
        return Json.write(reports);
    }

    @GET
    @Path("{stage}")
    @Produces(MediaType.APPLICATION_JSON)
    public String json(@PathParam("run") String run, @PathParam("stage") String stage) throws SQLException {
        return Json.write(report(run, stage));
    }

    @GET
    @Path("{stage}")
    @Produces(MARKDOWN)
    public String markdown(@PathParam("run") String run, @PathParam("stage") String stage) throws SQLException {
        return MarkdownReport.of(report(run, stage));
    }

    private Report report(String run, String stage) throws SQLException {
        return store.latest(run(run), stage(stage))
                .orElseThrow(() -> new NoReport("There is no report on " + run + " " + words(stage)
                        + ". A phase has one once it was validated."));
    }

    private static RunId run(String text) {
        try {
            return new RunId(text);
        } catch (IllegalArgumentException notRun) {
            throw new NoReport(notRun.getMessage());
        }
    }

    private static ValidationStage stage(String text) {
        return Arrays.stream(ValidationStage.values())
                .filter(stage -> words(stage.name()).equals(words(text)))
                .findFirst()
                .orElseThrow(() -> new NoReport("\"" + text + "\" is no stage. There are: "
                        + Arrays.stream(ValidationStage.values())
                                .map(stage -> words(stage.name()))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static String words(String stage) {
        return stage.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
