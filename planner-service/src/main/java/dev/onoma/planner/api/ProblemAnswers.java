package dev.onoma.planner.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong under the API into a problem document; a stack trace goes to the log and nowhere else. */
public class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    @ServerExceptionMapper
    public Response refused(Problem problem, UriInfo uri) {
        return answer(problem, uri);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e, UriInfo uri) {
        Map<String, String> fields = new TreeMap<>();
        e.getConstraintViolations().forEach(violation -> fields.put(field(violation), violation.getMessage()));
        StringBuilder words = new StringBuilder();
        fields.forEach((field, message) -> words.append(words.isEmpty() ? "" : "; ")
                .append(field)
                .append(": ")
                .append(message));
        return answer(
                Problem.of(ProblemKind.INVALID_VALUE, "%s. Correct it and send the request again.", words)
                        .with("fields", fields),
                uri);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException e, UriInfo uri) {
        return answer(unreadable(e), uri);
    }

    /** Quarkus has an answer of its own to these. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e, UriInfo uri) {
        return answer(unreadable(e), uri);
    }

    @ServerExceptionMapper
    public Response notServed(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException unreadable) {
            return answer(unreadable(unreadable), uri);
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return failed(e, uri);
        }
        String path = path(uri);
        return answer(
                switch (status) {
                    case 404 ->
                        Problem.of(
                                ProblemKind.UNKNOWN_RESOURCE,
                                "There is nothing at %s. GET /q/openapi lists what there is.",
                                path);
                    case 405 ->
                        Problem.of(
                                ProblemKind.METHOD_NOT_ALLOWED,
                                "%s does not know that method. GET /q/openapi lists those it knows.",
                                path);
                    case 406 ->
                        Problem.of(ProblemKind.NOT_ACCEPTABLE, "%s cannot answer in what Accept asks for.", path);
                    case 415 ->
                        Problem.of(
                                ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                                "%s does not understand the body's media type. Set Content-Type to application/json.",
                                path);
                    case 413 -> tooLarge();
                    default ->
                        Problem.of(
                                ProblemKind.INVALID_REQUEST,
                                "The request to %s cannot be read. GET /q/openapi tells what it takes.",
                                path);
                },
                uri);
    }

    @ServerExceptionMapper
    public Response controlDatabaseFailed(SQLException e, UriInfo uri) {
        LOG.errorf(e, "%s %s", "The control database failed under", path(uri));
        return answer(
                Problem.of(
                        ProblemKind.CONTROL_DATABASE_FAILED,
                        "The planner's own database did not answer as it should (%s). Check it. What was asked for may be done"
                                + " all the same: look before you ask again.",
                        // The pool's and our own have none, and quote nothing of the database.
                        e.getSQLState() == null ? String.valueOf(e.getMessage()) : "SQLSTATE " + e.getSQLState()),
                uri);
    }

    /** A body that did not say how large it is, or is not in the encoding that its first bytes promise. */
    @ServerExceptionMapper
    public Response notReceived(IOException e, UriInfo uri) {
        if (e instanceof CharConversionException) {
            return answer(Problem.of(ProblemKind.INVALID_REQUEST, "The body is no text in UTF-8."), uri);
        }
        return "Request too large".equals(e.getMessage()) ? answer(tooLarge(), uri) : failed(e, uri);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e, UriInfo uri) {
        LOG.errorf(e, "Failed: %s", path(uri));
        return answer(
                Problem.of(
                        ProblemKind.INTERNAL_ERROR,
                        "This is a fault of the planner (%s). Its log tells more under \"Failed: %s\"; please report it.",
                        e.getClass().getSimpleName(),
                        path(uri)),
                uri);
    }

    static Problem empty() {
        return Problem.of(ProblemKind.INVALID_REQUEST, "The request has no body. GET /q/openapi tells what it takes.");
    }

    static Problem tooLarge() {
        return Problem.of(
                ProblemKind.BODY_TOO_LARGE,
                "The body is larger than the planner takes. Send less, or raise quarkus.http.limits.max-body-size.");
    }

    private static Problem unreadable(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        // Jackson speaks of our classes and of its own, which are nothing to whoever asks.
        String why = e.getOriginalMessage()
                .replaceFirst("(?s): Failed to deserialize .*", "")
                .replaceAll("(?:[a-z]\\w*\\.)+([A-Z]\\w*)", "$1");
        Problem problem = Problem.of(ProblemKind.INVALID_REQUEST, "The body is no JSON as expected: %s.", why);
        return place == null ? problem : problem.with("line", place.getLineNr()).with("column", place.getColumnNr());
    }

    /** The last part of its path: the name in the request. */
    private static String field(ConstraintViolation<?> violation) {
        String last = "";
        for (Path.Node node : violation.getPropertyPath()) {
            last = node.getName() == null ? last : node.getName();
        }
        return last;
    }

    private static String path(UriInfo uri) {
        return uri.getRequestUri().getPath();
    }

    private static Response answer(Problem problem, UriInfo uri) {
        Response.ResponseBuilder answer = Response.status(problem.kind().status())
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(problem, path(uri)));
        // RFC 9110, 15.5.2
        return problem.kind() == ProblemKind.NOT_AUTHENTICATED
                ? answer.header("WWW-Authenticate", "Bearer").build()
                : answer.build();
    }
}
