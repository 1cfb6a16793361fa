package dev.onoma.monitor.drift;

import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import org.jspecify.annotations.Nullable;

/**
 * One object that is not as it has to be.
 *
 * @param object kind and name
 * @param expected what has to be there
 * @param seen what is there, or what happened
 * @param origin who did it and where; null where a comparison found it, which does not tell
 */
public record Drift(
        DriftKind kind,
        String object,
        Severity severity,
        String expected,
        String seen,
        String summary,
        @Nullable Origin origin) {

    /** Found by comparing catalogues. */
    static Drift compared(String object, Severity severity, String expected, String seen, String summary) {
        return new Drift(DriftKind.SCHEMA, object, severity, expected, seen, summary, null);
    }

    /**
     * The same, with who did it.
     *
     * @param author null where nobody is known
     */
    Drift by(@Nullable Origin author) {
        return author == null
                ? this
                : new Drift(kind, object, severity, expected, seen, summary + author.words(), author);
    }

    /** Under which an alert about it is known. */
    String key() {
        return kind.alertKind() + "/" + object;
    }
}
