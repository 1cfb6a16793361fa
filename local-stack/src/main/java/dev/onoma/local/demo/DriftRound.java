package dev.onoma.local.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one disturbance.
 *
 * @param disturbance in words
 * @param deed as it was done
 * @param alert its text in the event log
 * @param rolledBackBy who asked for the rollback
 * @param actToAlertMs from the moment before the commit to the time of the critical alert
 * @param alertToRolledBackMs from there to the validated end of the rollback
 * @param fingerprintSame whether the schema is as it was before all rounds
 * @param clientFailures of {@code clientStatements}; only where an old name was wrecked there may be any
 * @param remark what no rollback brings back
 * @param failure why it is not as it should be; null when it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DriftRound(
        int round,
        String disturbance,
        String deed,
        String run,
        String alertKind,
        String alert,
        String rolledBackBy,
        double actToAlertMs,
        double alertToRolledBackMs,
        boolean fingerprintSame,
        int clientStatements,
        int clientFailures,
        @Nullable String remark,
        @Nullable String failure) {

    /** What clients did meanwhile, and what of it failed. */
    record Clients(int statements, List<ClientFailure> failures) {}

    /** Puts together what was seen, and judges it. */
    static DriftRound of(
            int round,
            Disturbance disturbance,
            String run,
            Instant act,
            DriftEvidence evidence,
            boolean fingerprintSame,
            Clients clients) {
        return new DriftRound(
                round,
                disturbance.name(),
                disturbance.deed(),
                run,
                evidence.kind(),
                evidence.text(),
                evidence.by(),
                millis(act, evidence.alertAt()),
                millis(evidence.alertAt(), evidence.rolledBackAt()),
                fingerprintSame,
                clients.statements(),
                clients.failures().size(),
                disturbance.remark(),
                objection(disturbance, evidence, fingerprintSame, clients.failures()));
    }

    private static @Nullable String objection(
            Disturbance disturbance, DriftEvidence evidence, boolean same, List<ClientFailure> failures) {
        List<String> objections = new ArrayList<>();
        if (!evidence.kind().equals(disturbance.alertKind())) {
            objections.add("it was rolled back for %s, not for %s".formatted(evidence.kind(), disturbance.alertKind()));
        }
        if (!evidence.by().startsWith("alert:")) {
            objections.add("it was rolled back by " + evidence.by());
        }
        if (!same) {
            objections.add("the schema is not the one before");
        }
        failures.stream()
                .filter(failure -> !isConsequence(failure, disturbance, evidence))
                .findFirst()
                .ifPresent(failure -> objections.add("a client failed: " + failure.inWords()));
        return objections.isEmpty() ? null : String.join("; ", objections);
    }

    /** Who dropped a view has to expect that its name does not answer (SQLSTATE undefined_table), until it does again. */
    private static boolean isConsequence(ClientFailure failure, Disturbance disturbance, DriftEvidence evidence) {
        return disturbance.wrecks() != null
                && Objects.equals(failure.sqlState(), "42P01")
                && failure.message().contains("\"" + disturbance.wrecks() + "\"")
                && failure.at().isBefore(evidence.rolledBackAt());
    }

    private static double millis(Instant from, Instant to) {
        return Math.round(Duration.between(from, to).toNanos() / 1e4) / 100.0;
    }
}
