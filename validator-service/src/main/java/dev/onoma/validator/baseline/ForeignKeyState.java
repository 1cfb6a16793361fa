package dev.onoma.validator.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One foreign key.
 *
 * @param constraint its OID
 * @param validated whether PostgreSQL has checked all rows
 * @param enforced whether it checks changes: the key is enforced and none of its triggers is disabled
 * @param orphans rows that refer to nothing; null where they were not counted
 * @param uncounted why they were not counted; null where they were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForeignKeyState(
        long constraint,
        boolean validated,
        boolean enforced,
        @Nullable Long orphans,
        @Nullable String uncounted) {

    /** Whether PostgreSQL itself vouches for the rows, unless somebody set {@code session_replication_role}. */
    public boolean isTrusted() {
        return validated && enforced;
    }
}
