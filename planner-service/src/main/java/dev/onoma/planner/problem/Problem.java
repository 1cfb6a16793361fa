package dev.onoma.planner.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request is refused and nothing was changed. It carries no stack trace worth reading: it is an answer, not a fault. The detail
 * names the thing, why, and what to do; it holds no secret.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient Map<String, Object> members;

    private Problem(ProblemKind kind, String detail, Map<String, Object> members) {
        super(detail, null, false, false);
        this.kind = kind;
        this.members = members;
    }

    public static Problem of(ProblemKind kind, String detail, Object... arguments) {
        return new Problem(kind, arguments.length == 0 ? detail : detail.formatted(arguments), Map.of());
    }

    /** The same with one more member in its JSON (RFC 9457, 3.2), for programs. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(kind, detail(), more);
    }

    public ProblemKind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Further members for programs, in order. */
    public Map<String, Object> members() {
        return Map.copyOf(members);
    }
}
