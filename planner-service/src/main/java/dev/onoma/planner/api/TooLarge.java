package dev.onoma.planner.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns a body away that says itself that it is too large, with a problem: Quarkus' own answer would be empty. */
@ApplicationScoped
public class TooLarge {

    /** Before the route with which Quarkus looks at the same header. */
    private static final int FIRST = -100;

    private final ObjectMapper json;
    private final long limit;

    @Inject
    public TooLarge(ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.json = json;
        this.limit = limit.asLongValue();
    }

    void onRoutes(@Observes Router router) {
        router.route().order(FIRST).handler(this::look);
    }

    private void look(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        // A length of more digits than a long has is refused by Vert.x itself.
        if (length == null || !length.matches("[0-9]{1,18}") || Long.parseLong(length) <= limit) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(ProblemAnswers.tooLarge().kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                // Nobody will read the rest of it.
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(document(request.request().path()));
    }

    private String document(String path) {
        try {
            return json.writeValueAsString(ProblemDocument.of(ProblemAnswers.tooLarge(), path));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A problem document is plain text", impossible);
        }
    }
}
