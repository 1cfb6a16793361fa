package dev.onoma.planner.api;

import dev.onoma.plan.Plan;
import dev.onoma.planner.api.Requests.ApproveRequest;
import dev.onoma.planner.api.Requests.PlanRequest;
import dev.onoma.planner.plan.PlanListing;
import dev.onoma.planner.plan.PlanSummary;
import dev.onoma.planner.plan.Plans;
import dev.onoma.planner.plan.SqlFile;
import dev.onoma.planner.run.Approvals;
import dev.onoma.planner.run.RunReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which steps take a schema to the standard, and back. */
@Path("/plans")
@Tag(name = "plans")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PlansResource {

    private final Plans plans;
    private final Approvals approvals;

    @Inject
    public PlansResource(Plans plans, Approvals approvals) {
        this.plans = plans;
        this.approvals = approvals;
    }

    @GET
    @Operation(operationId = "listPlans", summary = "All plans, the latest first")
    public List<PlanListing> list() throws SQLException {
        return plans.all();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "makePlan",
            summary = "Makes a plan for the schema as it is now; the same schema and standard give the same plan")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = PlanSummary.class)))
    @APIResponse(
            responseCode = "200",
            description = "Was made before",
            content = @Content(schema = @Schema(implementation = PlanSummary.class)))
    public Response make(@Valid @NotNull PlanRequest request) throws SQLException {
        Plans.Made made = plans.make(request.target(), request.standard(), request.mapping());
        URI location = URI.create(Api.ROOT + "/plans/" + made.plan().id());
        return Response.status(made.anew() ? Response.Status.CREATED : Response.Status.OK)
                .location(location)
                .entity(PlanSummary.of(made.plan()))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPlan", summary = "The whole plan, as executor and validator read it")
    @APIResponse(
            responseCode = "200",
            description = "The plan",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "dev.onoma.plan.Plan")))
    public Plan get(String id) throws SQLException {
        return plans.get(id);
    }

    @GET
    @Path("/{id}/summary")
    @Operation(operationId = "getPlanSummary", summary = "What it does, what could go wrong, and what it leaves out")
    public PlanSummary summary(String id) throws SQLException {
        return PlanSummary.of(plans.get(id));
    }

    @GET
    @Path("/{id}/sql")
    @Operation(operationId = "getPlanSql", summary = "Forward and rollback as files that plain psql runs")
    public List<SqlFile> sql(String id) throws SQLException {
        return plans.sqlFiles(id);
    }

    @GET
    @Path("/{id}/sql/{file: .+}")
    @Produces("application/sql")
    @Operation(operationId = "getPlanSqlFile", summary = "One of these files")
    public String sqlFile(String id, String file) throws SQLException {
        return plans.sqlFile(id, file).content();
    }

    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approvePlan",
            summary = "Allows the plan to be run, with its hazards in mind; makes the run")
    @APIResponse(
            responseCode = "201",
            description = "The run",
            content = @Content(schema = @Schema(implementation = RunReport.class)))
    public Response approve(String id, @Valid @NotNull ApproveRequest request) throws SQLException {
        RunReport run = approvals.approve(
                id,
                request.by(),
                request.acknowledged() == null ? List.of() : request.acknowledged(),
                Boolean.TRUE.equals(request.acknowledgeAll()));
        return Response.created(URI.create(Api.ROOT + "/runs/" + run.id()))
                .entity(run)
                .build();
    }
}
