package dev.onoma.planner.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.planner.alert.AlertGate;
import dev.onoma.planner.alert.AlertIntake;
import dev.onoma.planner.alert.AlertIntake.Taken;
import dev.onoma.planner.alert.AlertmanagerWebhook;
import dev.onoma.planner.alert.OutsideAlert;
import dev.onoma.planner.alert.Sender;
import dev.onoma.planner.api.Requests.AlertRequest;
import dev.onoma.planner.api.Requests.ResolvedAlertRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What outside watchers have to say. Bodies come as they were sent, since signatures are made of them. */
@Path("/alerts")
@Tag(name = "alerts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlertsResource {

    private final AlertGate gate;
    private final AlertIntake intake;
    private final ObjectMapper json;
    private final Validator validator;

    @Inject
    public AlertsResource(AlertGate gate, AlertIntake intake, ObjectMapper json, Validator validator) {
        this.gate = gate;
        this.intake = intake;
        this.json = json;
        this.validator = validator;
    }

    /** What became of an alert. */
    @Schema(name = "AcceptedAlert")
    public record AcceptedAlert(
            String id,

            @Schema(description = "KNOWN: the same came before, and nothing was done")
            AlertIntake.Outcome outcome) {

        static AcceptedAlert of(Taken taken) {
            return new AcceptedAlert(taken.id(), taken.outcome());
        }
    }

    /** What became of the alerts of a group, in their order. */
    @Schema(name = "AcceptedAlerts")
    public record AcceptedAlerts(List<AcceptedAlert> alerts) {}

    @POST
    @Operation(
            operationId = "raiseAlert",
            summary = "Raises an alert; the target's policy says whether its run is rolled back or paused")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AlertRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = AcceptedAlert.class)))
    public Response raise(byte[] body, @Context HttpServerRequest http) throws SQLException, IOException {
        AlertRequest request = read(body, http, AlertRequest.class);
        Map<String, String> details = request.details() == null ? Map.of() : request.details();
        OutsideAlert alert = new OutsideAlert(
                Objects.requireNonNullElseGet(request.id(), () -> "alert-" + UUID.randomUUID()),
                request.target(),
                request.kind(),
                request.severity(),
                request.source(),
                request.summary(),
                details,
                request.beganAt());
        return Response.accepted(AcceptedAlert.of(intake.raise(alert))).build();
    }

    @POST
    @Path("/resolved")
    @Operation(operationId = "resolveAlert", summary = "Says that an alert is over; what was rolled back stays so")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ResolvedAlertRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = AcceptedAlert.class)))
    public Response resolve(byte[] body, @Context HttpServerRequest http) throws SQLException, IOException {
        ResolvedAlertRequest request = read(body, http, ResolvedAlertRequest.class);
        return Response.accepted(AcceptedAlert.of(intake.resolve(request.id(), request.target())))
                .build();
    }

    @POST
    @Path("/alertmanager")
    @Operation(
            operationId = "takeAlertmanagerWebhook",
            summary =
                    "Takes what Prometheus' Alertmanager sends to a webhook (version 4); alerts without a target are passed over")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AlertmanagerWebhook.class)))
    @APIResponse(
            responseCode = "202",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = AcceptedAlerts.class)))
    public Response alertmanager(byte[] body, @Context HttpServerRequest http) throws SQLException, IOException {
        List<Taken> taken = intake.take(read(body, http, AlertmanagerWebhook.class));
        return Response.accepted(
                        new AcceptedAlerts(taken.stream().map(AcceptedAlert::of).toList()))
                .build();
    }

    /** Reads the body of somebody who may send it. */
    private <T> T read(byte[] body, HttpServerRequest http, Class<T> kind) throws IOException {
        gate.demand(sender(http), body, Instant.now());
        T request = json.readValue(body, kind);
        if (request == null) {
            throw ProblemAnswers.empty();
        }
        Set<ConstraintViolation<T>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return request;
    }

    private static Sender sender(HttpServerRequest http) {
        String address =
                http.remoteAddress() == null ? "" : http.remoteAddress().hostAddress();
        return new Sender(
                http.getHeader("Authorization"),
                http.getHeader("X-Onoma-Signature"),
                http.getHeader("X-Onoma-Timestamp"),
                isLoopback(address));
    }

    /** Of an address in numbers, which is looked up nowhere. */
    private static boolean isLoopback(String address) {
        return address.startsWith("127.")
                || address.equals("::1")
                || address.equals("0:0:0:0:0:0:0:1")
                || address.startsWith("::ffff:127.");
    }
}
