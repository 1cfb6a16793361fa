package dev.onoma.monitor.drift;

import dev.onoma.catalog.Literal;
import dev.onoma.monitor.cdc.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where something comes from.
 *
 * @param role null for rows, which do not tell
 * @param application as the session calls itself; null where it does not, and for rows
 * @param lsn where in the write-ahead log
 * @param at when it was committed
 */
public record Origin(@Nullable String role, @Nullable String application, String lsn, Instant at) {

    public static Origin of(Change change) {
        return switch (change) {
            case Change.Ddl ddl ->
                new Origin(
                        Literal.printable(ddl.role()),
                        ddl.application().isEmpty() ? null : Literal.printable(ddl.application()),
                        ddl.lsn(),
                        ddl.at());
            case Change.Row row -> new Origin(null, null, row.lsn(), row.at());
        };
    }

    /** For people: {@code by role ann, application "psql"}; empty where nobody is known. */
    String words() {
        if (role == null) {
            return "";
        }
        return " by role " + role + (application == null ? "" : ", application \"" + application + "\"");
    }
}
