package dev.onoma.planner.api;

import dev.onoma.eventlog.LogFilter;
import dev.onoma.planner.log.EventPage;
import dev.onoma.planner.log.Events;
import dev.onoma.planner.log.LoggedEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Everything that happened. */
@Path("/events")
@Tag(name = "events")
@RunOnVirtualThread
public class EventsResource {

    private final Events events;
    private final EventStreams streams;

    @Inject
    public EventsResource(Events events, EventStreams streams) {
        this.events = events;
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listEvents", summary = "Events in order, after a cursor")
    public EventPage list(
            @Parameter(description = "Only what came after this cursor") @QueryParam("after") @DefaultValue("0") @Min(0)
                    long after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Events.MOST_AT_ONCE) int limit,
            @QueryParam("run") @Nullable String run,
            @QueryParam("target") @Nullable String target,
            @Parameter(description = "Such as step-applied") @QueryParam("type") @Nullable String type)
            throws SQLException {
        return events.after(after, limit, Events.filter(run, target, type));
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamEvents",
            summary = "Events as they come (server-sent events); the id of each is its cursor",
            description = "A client that lost its connection goes on where it was by the header Last-Event-ID.")
    @APIResponse(
            responseCode = "200",
            description = "Never ends",
            content = @Content(schema = @Schema(implementation = LoggedEvent.class)))
    public StreamingOutput stream(
            @Parameter(description = "Only what came after this cursor") @QueryParam("after") @DefaultValue("0") @Min(0)
                    long after,
            @QueryParam("run") @Nullable String run,
            @QueryParam("target") @Nullable String target,
            @QueryParam("type") @Nullable String type,
            @HeaderParam("Last-Event-ID") @Nullable Long lastEventId,
            @Context RoutingContext exchange) {
        long cursor = lastEventId == null ? after : lastEventId;
        LogFilter filter = Events.filter(run, target, type);
        AtomicBoolean gone = new AtomicBoolean();
        exchange.addEndHandler(ended -> gone.set(true));
        return client -> streams.serve(cursor, filter, client, gone::get);
    }
}
