package dev.onoma.cli.planner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.cli.outcome.ExitCode;
import java.util.List;

/**
 * Why a service refused a request (RFC 9457).
 *
 * @param key the last part of its type, such as {@code stale-plan}; empty when it has none
 * @param document all of it, further members included
 */
public record Problem(String key, int status, String title, String detail, JsonNode document) {

    private static final String TYPE_PREFIX = "urn:onoma:problem:";

    /**
     * @param status of the answer, which holds where the document says nothing
     */
    static Problem of(JsonNode document, int status) {
        String type = document.path("type").asText("");
        return new Problem(
                type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : "",
                status,
                document.path("title").asText(""),
                document.path("detail").asText(""),
                document);
    }

    /** One sentence or two for people, with the place in a file where it has one. */
    public String message() {
        String words = detail.isBlank() ? title : detail;
        String said = words.isBlank() ? "The service refuses with status " + status + " and no reason." : words;
        JsonNode line = document.path("line");
        return line.isIntegralNumber() && !said.contains("line ")
                ? "%s (line %s, column %s)"
                        .formatted(said, line, document.path("column").asText("?"))
                : said;
    }

    /** What a command that met it ends with. */
    public ExitCode exitCode() {
        return switch (key) {
            case "hazards-not-acknowledged", "refused-by-plan" -> ExitCode.REFUSED;
            case "confirmation-needed" -> ExitCode.NOT_CONFIRMED;
            case "target-failed" -> ExitCode.FAILED;
            default -> byStatus();
        };
    }

    /** The hazards that somebody has to acknowledge first; most problems have none. */
    public List<PlanDocument.Hazard> hazards() {
        return document.path("hazards").isArray()
                ? new Answer("the planner", document.path("hazards")).list(PlanDocument.Hazard.class)
                : List.of();
    }

    private ExitCode byStatus() {
        return switch (status) {
            case 404 -> ExitCode.NOT_FOUND;
            case 403, 409 -> ExitCode.REFUSED;
            case 428 -> ExitCode.NOT_CONFIRMED;
            case 502, 503, 504 -> ExitCode.UNREACHABLE;
            default -> status < 500 ? ExitCode.USAGE : ExitCode.FAILED;
        };
    }
}
