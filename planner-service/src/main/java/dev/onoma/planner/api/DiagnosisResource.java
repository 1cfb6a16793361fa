package dev.onoma.planner.api;

import dev.onoma.planner.diagnosis.Diagnoses;
import dev.onoma.planner.diagnosis.Diagnosis;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is wrong with targets. */
@Path("/targets/{name}/diagnosis")
@Tag(name = "targets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DiagnosisResource {

    private final Diagnoses diagnoses;

    @Inject
    public DiagnosisResource(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    @GET
    @Operation(
            operationId = "diagnose",
            summary = "Migration status, locks and who blocks whom, progress, unused indexes, table sizes, slots")
    public Diagnosis get(String name) throws SQLException {
        return diagnoses.of(name);
    }
}
