package dev.onoma.validator.report;

import dev.onoma.wire.Json;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells it as a problem document (RFC 9457). */
@Provider
public class NoReportAnswer implements ExceptionMapper<NoReport> {

    @Override
    public Response toResponse(NoReport problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:onoma:problem:unknown-report");
        document.put("title", "No such report");
        document.put("status", 404);
        document.put("detail", String.valueOf(problem.getMessage()));
        return Response.status(404)
                .type("application/problem+json")
                .entity(Json.write(document))
                .build();
    }
}
