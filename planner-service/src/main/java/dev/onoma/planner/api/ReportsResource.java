package dev.onoma.planner.api;

import dev.onoma.planner.report.HtmlReport;
import dev.onoma.planner.report.MarkdownReport;
import dev.onoma.planner.report.Report;
import dev.onoma.planner.report.Reporter;
import dev.onoma.planner.report.Stories;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What runs were like. */
@Path("/runs/{id}/report")
@Tag(name = "runs")
@RunOnVirtualThread
public class ReportsResource {

    private static final String MARKDOWN = "text/markdown";
    private static final String UTF_8 = ";charset=UTF-8";
    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(MARKDOWN), MediaType.TEXT_HTML_TYPE)
            .build();

    private final Stories stories;

    @Inject
    public ReportsResource(Stories stories) {
        this.stories = stories;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MARKDOWN, MediaType.TEXT_HTML})
    @Operation(
            operationId = "getReport",
            summary = "All that the event log tells of a run: as JSON, as Markdown, or as one HTML file with pictures")
    @APIResponse(
            responseCode = "200",
            description = "The report up to now, in the media type asked for",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Report.class)),
                @Content(mediaType = MARKDOWN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)),
            })
    public Response get(String id, @Context Request request) throws SQLException {
        Variant wanted = request.selectVariant(VARIANTS);
        if (wanted == null) {
            throw new NotAcceptableException();
        }
        Report report = Reporter.report(stories.of(id));
        return switch (wanted.getMediaType().getSubtype()) {
            case "markdown" ->
                Response.ok(MarkdownReport.of(report), MARKDOWN + UTF_8).build();
            case "html" ->
                Response.ok(HtmlReport.of(report), MediaType.TEXT_HTML + UTF_8).build();
            default -> Response.ok(report, MediaType.APPLICATION_JSON).build();
        };
    }
}
