package dev.onoma.planner.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.onoma.planner.problem.Problem;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refusal on the wire (RFC 9457).
 *
 * @param members further members, such as {@code nearest}, {@code hazards}, {@code line} and {@code column}
 */
@Schema(name = "Problem", description = "Why a request was refused, and the way out (RFC 9457); nothing was changed.")
public record ProblemDocument(
        @Schema(examples = "urn:onoma:problem:unknown-target")
        URI type,

        @Schema(examples = "No such target") String title,
        @Schema(examples = "404") int status,

        @Schema(description = "What, which, why, and what to do")
        String detail,

        @Schema(examples = "/api/v1/targets/shpo") String instance,
        @Schema(hidden = true) Map<String, Object> members) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(Problem problem, String instance) {
        return new ProblemDocument(
                problem.kind().type(),
                problem.kind().title(),
                problem.kind().status(),
                problem.detail(),
                instance,
                problem.members());
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> members() {
        return members;
    }
}
