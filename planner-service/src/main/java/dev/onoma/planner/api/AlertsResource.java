package dev.onoma.planner.api;

import dev.onoma.events.Alert;
import dev.onoma.planner.api.Requests.AlertRequest;
import dev.onoma.planner.messaging.Alerts;
import dev.onoma.planner.target.Targets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What outside watchers have to say. */
@Path("/alerts")
@Tag(name = "alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlertsResource {

    private final Targets targets;
    private final Alerts alerts;

    @Inject
    public AlertsResource(Targets targets, Alerts alerts) {
        this.targets = targets;
        this.alerts = alerts;
    }

    /** Names the alert that was taken. */
    @Schema(name = "AcceptedAlert")
    public record AcceptedAlert(String id) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "raiseAlert",
            summary = "Raises an alert; the target's policy says whether its run is rolled back or paused")
    @APIResponse(
            responseCode = "202",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = AcceptedAlert.class)))
    public Response raise(@Valid @NotNull AlertRequest request) throws SQLException {
        String target = targets.get(request.target()).name();
        String id = Objects.requireNonNullElseGet(
                request.id(), () -> "alert-" + UUID.randomUUID().toString());
        Map<String, String> details = request.details() == null ? Map.of() : request.details();
        alerts.raise(new Alert.AlertRaised(
                id,
                target,
                request.kind(),
                request.severity(),
                request.source(),
                request.summary(),
                details,
                Instant.now()));
        return Response.accepted(new AcceptedAlert(id)).build();
    }
}
