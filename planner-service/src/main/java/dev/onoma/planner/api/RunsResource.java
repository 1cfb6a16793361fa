package dev.onoma.planner.api;

import dev.onoma.events.RollbackScope;
import dev.onoma.planner.api.Requests.ContractRequest;
import dev.onoma.planner.api.Requests.PauseRequest;
import dev.onoma.planner.api.Requests.RollbackRequest;
import dev.onoma.planner.api.Requests.RunRequest;
import dev.onoma.planner.api.Requests.Scope;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import dev.onoma.planner.run.RunReport;
import dev.onoma.planner.run.RunReports;
import dev.onoma.planner.run.Runs;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Plans that are carried out, and undone. */
@Path("/runs")
@Tag(name = "runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunsResource {

    private final Runs runs;
    private final RunReports reports;

    @Inject
    public RunsResource(Runs runs, RunReports reports) {
        this.runs = runs;
        this.reports = reports;
    }

    @GET
    @Operation(operationId = "listRuns", summary = "All runs, the latest first, without their steps")
    public List<RunReport> list() throws SQLException {
        return reports.all();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRun", summary = "One run: stage, progress, times, steps, and what went wrong")
    public RunReport get(String id) throws SQLException {
        return reports.one(id);
    }

    @POST
    @Path("/{id}/start")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "startRun", summary = "Begins: baseline, then expand")
    public RunReport start(String id, @Valid @NotNull RunRequest request) throws SQLException {
        return runs.start(id, request.by(), request.confirm());
    }

    @POST
    @Path("/{id}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "pauseRun", summary = "Stops between two steps")
    public RunReport pause(String id, @Valid @NotNull PauseRequest request) throws SQLException {
        return runs.pause(id, request.by(), Objects.requireNonNullElse(request.reason(), ""));
    }

    @POST
    @Path("/{id}/resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "resumeRun", summary = "Goes on with a paused run")
    public RunReport resume(String id, @Valid @NotNull RunRequest request) throws SQLException {
        return runs.resume(id, request.by());
    }

    @POST
    @Path("/{id}/contract")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "contractRun",
            summary = "Takes the old names away; refused while they are in use, unless forced")
    public RunReport contract(String id, @Valid @NotNull ContractRequest request) throws SQLException {
        return runs.contract(id, request.by(), Boolean.TRUE.equals(request.force()), request.confirm());
    }

    @POST
    @Path("/{id}/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rollBackRun", summary = "Undoes everything, the contract phase, or one step")
    public RunReport rollBack(String id, @Valid @NotNull RollbackRequest request) throws SQLException {
        return runs.rollBack(
                id, scope(request), request.by(), Objects.requireNonNullElse(request.reason(), ""), request.confirm());
    }

    private static RollbackScope scope(RollbackRequest request) {
        Scope scope = request.scope() == null ? Scope.all : request.scope();
        Integer step = request.step();
        if ((scope == Scope.step) != (step != null)) {
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "\"step\" is the number of the one step to undo and goes with \"scope\": \"step\", and only with it."
                            + " Correct the request.");
        }
        return switch (scope) {
            case all -> new RollbackScope.All();
            case contract -> new RollbackScope.Contract();
            case step -> new RollbackScope.OneStep(Objects.requireNonNull(step));
        };
    }
}
