package dev.onoma.local.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A statement of a client that failed; there should be none, whatever is done to the schema. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClientFailure(
        Instant at,
        String client,
        String job,
        Names names,
        String sql,
        @Nullable String sqlState,
        String message) {

    /** In a line. */
    String inWords() {
        return "%s, %s by %s names: %s %s in %s".formatted(client, job, names, sqlState, message, sql);
    }
}
