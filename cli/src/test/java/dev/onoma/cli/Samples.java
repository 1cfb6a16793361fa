package dev.onoma.cli;

/** Documents as the API gives them. */
final class Samples {

    private Samples() {}

    static final String PLAN = """
        {"id": "plan-0123456789abcdef", "target": "shop", "fingerprint": "aa11bb22cc33dd44", "serverVersion": 180006,
         "empty": false, "steps": 2, "expandSteps": 1, "contractSteps": 1,
         "operations": {"RenameRelation": 1, "DropCompatibility": 1},
         "titles": [
           {"number": 1, "phase": "EXPAND", "title": "rename table public.\\"Order\\" to orders"},
           {"number": 2, "phase": "CONTRACT", "title": "drop view public.\\"Order\\""}],
         "toAcknowledge": [{"code": "publication:public.orders:pub", "level": "ACKNOWLEDGE", "message": "Subscribers stop."}],
         "notes": [{"code": "serial:public.orders", "level": "NOTE", "message": "pg_get_serial_sequence gives NULL."}],
         "refusals": [{"object": "table public.\\"Secret\\"", "reason": "It has column grants and row security."}],
         "undecided": [{"kind": "table", "object": "table public.\\"user\\"", "rule": "table-plural", "level": "DECISION",
                        "message": "users is taken: decide with an override."}]}
        """;

    static final String EMPTY_PLAN = """
        {"id": "plan-0000000000000000", "target": "shop", "fingerprint": "aa11bb22cc33dd44", "serverVersion": 180006,
         "empty": true, "steps": 0, "expandSteps": 0, "contractSteps": 0, "operations": {}, "titles": [],
         "toAcknowledge": [], "notes": [], "refusals": [], "undecided": []}
        """;

    /** A run with one step of each phase. */
    static String run(String stage, int applied, String steps, String... more) {
        return """
            {"id": "run-12345678", "plan": "plan-0123456789abcdef", "target": "shop", "stage": "%s", "epoch": 1, "by": "ann",
             "reason": "", "progress": {"applied": %d, "total": 2, "expandApplied": %d, "expandTotal": 1,
             "contractApplied": %d, "contractTotal": 1, "validated": %d},
             "times": {"startedAt": "2026-01-02T03:04:05Z", "waitedMillis": 1.5, "longestHeldMillis": 4.25},
             "steps": [%s]%s}
            """.formatted(
                        stage,
                        applied,
                        Math.min(applied, 1),
                        Math.max(0, applied - 1),
                        applied,
                        steps,
                        more.length == 0 ? "" : ", " + String.join(", ", more));
    }

    /** The same in a list. */
    static String listed(String stage, int applied) {
        return """
            {"id": "run-12345678", "plan": "plan-0123456789abcdef", "target": "shop", "stage": "%s", "epoch": 1, "by": "ann",
             "reason": "", "progress": {"applied": %d, "total": 2}}
            """.formatted(stage, applied);
    }

    static String step(int number, String title, String state, String... timings) {
        String more = timings.length == 0 ? "" : ", " + String.join(", ", timings);
        return """
            {"number": %d, "phase": "%s", "title": "%s", "state": "%s"%s}\
            """.formatted(number, number == 1 ? "EXPAND" : "CONTRACT", title, state, more);
    }

    static String timing(String name, double held) {
        return """
            "%s": {"committedAt": "2026-01-02T03:04:06Z", "attempts": 2, "waitedMillis": 12.5, "heldMillis": %s}\
            """.formatted(name, held);
    }

    static String event(long cursor, String type, String data) {
        return """
            {"cursor": %d, "id": "run-12345678/1/x", "type": "dev.onoma.%s", "at": "2026-01-02T03:04:05.678901Z",\
             "run": "run-12345678", "target": "shop", "hash": "00ff", "data": %s}\
            """.formatted(cursor, type, data);
    }

    /** An event as it stands in a stream. */
    static String streamed(long cursor, String type, String data) {
        return "id: " + cursor + "\nevent: dev.onoma." + type + "\ndata: " + event(cursor, type, data) + "\n\n";
    }
}
