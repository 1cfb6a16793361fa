package dev.onoma.planner.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A body that is too large is turned away before any resource sees it; its answer is a problem all the same. */
@ApplicationScoped
public class TooLarge {

    private static final int PAYLOAD_TOO_LARGE = 413;

    void onRoutes(@Observes Router router) {
        router.errorHandler(PAYLOAD_TOO_LARGE, TooLarge::answer);
    }

    private static void answer(RoutingContext request) {
        ProblemDocument problem =
                ProblemDocument.of(ProblemAnswers.tooLarge(), request.request().path());
        JsonObject body = new JsonObject()
                .put("type", problem.type().toString())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("instance", problem.instance());
        request.response()
                .setStatusCode(PAYLOAD_TOO_LARGE)
                .putHeader("content-type", ProblemDocument.MEDIA_TYPE)
                .end(body.encode());
    }
}
