package dev.onoma.planner.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.Verification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Proves that the event log is what was written. */
@ApplicationScoped
public class Audit {

    private final EventLog log;

    @Inject
    public Audit(EventLog log) {
        this.log = log;
    }

    /**
     * What the proof came to.
     *
     * @param entries how many entries follow each other unbroken from the first one
     * @param head the hash of the last one; kept elsewhere it proves the same later on. Left out when the chain is broken
     * @param brokenAt the first entry that is not what was written
     * @param reason what is wrong with it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditVerdict")
    public record Verdict(
            boolean unbroken,
            long entries,
            @Nullable String head,
            @Nullable Long brokenAt,
            @Nullable String reason) {}

    public Verdict verify() throws SQLException {
        return switch (log.verify()) {
            case Verification.Unbroken proof -> new Verdict(true, proof.entries(), proof.head(), null, null);
            case Verification.Broken damage ->
                new Verdict(false, damage.position() - 1, null, damage.position(), damage.reason());
        };
    }
}
