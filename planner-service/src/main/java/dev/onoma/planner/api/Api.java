package dev.onoma.planner.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What all resources share. */
@ApplicationPath(Api.ROOT)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Onoma",
                        version = "1",
                        description =
                                "Renames a live PostgreSQL schema to a naming standard while its applications keep"
                                        + " running. Every refusal is a problem document (RFC 9457) that names the thing, the"
                                        + " reason and the way out, and means that nothing was changed.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        components = @Components(schemas = @Schema(name = "Problem", implementation = ProblemDocument.class)),
        tags = {
            @Tag(name = "targets", description = "The databases that can be migrated"),
            @Tag(name = "plans", description = "Which steps take a schema to the standard, and back"),
            @Tag(name = "runs", description = "Plans that are carried out, and undone"),
            @Tag(name = "events", description = "Everything that happened, for ever"),
            @Tag(name = "alerts", description = "What outside watchers have to say"),
        })
public class Api extends Application {

    /** Where everything is, but health, metrics and documentation, which are under {@code /q}. */
    static final String ROOT = "/api/v1";
}
