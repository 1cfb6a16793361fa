package dev.onoma.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** The planner refuses a request (RFC 9457). */
final class PlannerProblem extends RuntimeException {

    private final String type;

    /**
     * @param request such as {@code POST /api/v1/plans}
     */
    PlannerProblem(String request, int status, JsonNode problem) {
        super("%s: %d %s: %s"
                .formatted(
                        request,
                        status,
                        problem.path("title").asText(),
                        problem.path("detail").asText(problem.toString())));
        this.type = problem.path("type").asText();
    }

    /** Such as {@code urn:onoma:problem:unknown-target}. */
    String type() {
        return type;
    }
}
