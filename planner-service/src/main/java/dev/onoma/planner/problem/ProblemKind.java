package dev.onoma.planner.problem;

import java.net.URI;

/** Every kind of refusal the HTTP API knows; the type of a problem is {@code urn:onoma:problem:} and its key (RFC 9457, 3.1.1). */
public enum ProblemKind {
    INVALID_REQUEST("invalid-request", 400, "The request cannot be read"),
    INVALID_VALUE("invalid-value", 422, "A value is missing or not allowed"),
    INVALID_STANDARD("invalid-standard", 422, "The naming standard is not valid"),
    INVALID_MAPPING("invalid-mapping", 422, "The mapping is not valid"),
    NOT_AUTHENTICATED("not-authenticated", 401, "The sender is not known"),
    UNKNOWN_TARGET("unknown-target", 404, "No such target"),
    UNKNOWN_PLAN("unknown-plan", 404, "No such plan"),
    UNKNOWN_RUN("unknown-run", 404, "No such run"),
    UNKNOWN_FILE("unknown-file", 404, "No such file in the plan"),
    UNKNOWN_TABLE("unknown-table", 404, "No such table"),
    UNKNOWN_RESOURCE("unknown-resource", 404, "Nothing is there"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The resource does not know that method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer cannot be given in that media type"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not understood"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
    EMPTY_PLAN("empty-plan", 409, "There is nothing to run"),
    ALREADY_APPROVED("already-approved", 409, "The plan is approved already"),
    STALE_PLAN("stale-plan", 409, "The schema changed since the plan was made"),
    TARGET_BUSY("target-busy", 409, "Another run holds the target"),
    WRONG_STAGE("wrong-stage", 409, "The run's stage does not allow that"),
    OLD_NAMES_IN_USE("old-names-in-use", 409, "Old names are still in use"),
    REFUSED_BY_PLAN("refused-by-plan", 422, "The plan leaves the rename out"),
    HAZARDS_NOT_ACKNOWLEDGED("hazards-not-acknowledged", 422, "Hazards must be acknowledged"),
    CONFIRMATION_NEEDED("confirmation-needed", 428, "A production target asks for its name"),
    TARGET_FORBIDS("target-forbids", 403, "The target's role has not the rights"),
    TARGET_LOGIN_FAILED("target-login-failed", 502, "The target refuses the login"),
    TARGET_UNREACHABLE("target-unreachable", 502, "The target cannot be reached"),
    TARGET_FAILED("target-failed", 502, "The target answered with an error"),
    CONTROL_DATABASE_FAILED("control-database-failed", 503, "The planner's own database does not answer"),
    INTERNAL_ERROR("internal-error", 500, "The planner failed");

    private final String key;
    private final int status;
    private final String title;

    ProblemKind(String key, int status, String title) {
        this.key = key;
        this.status = status;
        this.title = title;
    }

    /** The last part of its type. */
    public String key() {
        return key;
    }

    public URI type() {
        return URI.create("urn:onoma:problem:" + key);
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
