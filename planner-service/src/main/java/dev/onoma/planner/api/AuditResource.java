package dev.onoma.planner.api;

import dev.onoma.planner.log.Audit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The proof that the event log is what was written. */
@Path("/audit")
@Tag(name = "events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AuditResource {

    private final Audit audit;

    @Inject
    public AuditResource(Audit audit) {
        this.audit = audit;
    }

    @GET
    @Path("/verify")
    @Operation(operationId = "verifyAudit", summary = "Computes the hash chain of the whole event log anew")
    public Audit.Verdict verify() throws SQLException {
        return audit.verify();
    }
}
