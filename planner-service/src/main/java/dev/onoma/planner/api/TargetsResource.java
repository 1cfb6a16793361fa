package dev.onoma.planner.api;

import dev.onoma.planner.api.Requests.RenameTableRequest;
import dev.onoma.planner.api.Requests.RollbackRenameRequest;
import dev.onoma.planner.api.Requests.RunRequest;
import dev.onoma.planner.api.Requests.ScanRequest;
import dev.onoma.planner.run.Releases;
import dev.onoma.planner.run.RunReport;
import dev.onoma.planner.run.TableRenames;
import dev.onoma.planner.target.Scans;
import dev.onoma.planner.target.TargetReport;
import dev.onoma.planner.target.TargetReports;
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

/** The databases that can be migrated. */
@Path("/targets")
@Tag(name = "targets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TargetsResource {

    private final TargetReports reports;
    private final Scans scans;
    private final TableRenames renames;
    private final Releases releases;

    @Inject
    public TargetsResource(TargetReports reports, Scans scans, TableRenames renames, Releases releases) {
        this.reports = reports;
        this.scans = scans;
        this.renames = renames;
        this.releases = releases;
    }

    @GET
    @Operation(operationId = "listTargets", summary = "All configured targets, without looking whether they answer")
    public List<TargetReport> list() throws SQLException {
        return reports.all();
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getTarget", summary = "One target: whether it answers, its version, its active run")
    public TargetReport get(String name) throws SQLException {
        return reports.one(name);
    }

    @GET
    @Path("/{name}/findings")
    @Operation(operationId = "getFindings", summary = "What the target's own standard says of its schema now")
    public Scans.Scan findings(String name) {
        return scans.scan(name, null, null);
    }

    @POST
    @Path("/{name}/scan")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "scan", summary = "What a standard or mapping given here says of the schema now")
    public Scans.Scan scan(String name, @Valid @NotNull ScanRequest request) {
        return scans.scan(name, request.standard(), request.mapping());
    }

    @POST
    @Path("/{name}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "releaseTarget",
            summary =
                    "Gives a target up that no run holds: its slot, publication and event triggers go, and nobody watches it",
            description =
                    "It is watched again as soon as a run begins there or a plan is approved. Twice is the same as once.")
    public Releases.ReleasedTarget release(String name, @Valid @NotNull RunRequest request) throws SQLException {
        return releases.release(name, request.by(), request.confirm());
    }

    @POST
    @Path("/{name}/rename-table")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renameTable",
            summary = "Renames one table: plans, approves and starts; the old name goes on answering")
    public RunReport renameTable(String name, @Valid @NotNull RenameTableRequest request) throws SQLException {
        return renames.rename(
                name,
                new TableRenames.Wish(
                        request.old(),
                        request.newName(),
                        request.by(),
                        request.acknowledged() == null ? List.of() : request.acknowledged(),
                        Boolean.TRUE.equals(request.acknowledgeAll()),
                        request.confirm()));
    }

    @POST
    @Path("/{name}/rollback-rename")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rollbackRename", summary = "Undoes the rename of one table, known by its old or new name")
    public RunReport rollbackRename(String name, @Valid @NotNull RollbackRenameRequest request) throws SQLException {
        return renames.rollBack(
                name,
                request.name(),
                request.by(),
                Objects.requireNonNullElse(request.reason(), ""),
                request.confirm());
    }
}
