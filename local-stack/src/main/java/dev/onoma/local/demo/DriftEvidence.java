package dev.onoma.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.local.demo.PlannerClient.Logged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a run was rolled back, as the event log tells it.
 *
 * @param kind of the alert
 * @param by who asked for the rollback
 */
record DriftEvidence(String kind, String text, Instant alertAt, String by, Instant rolledBackAt) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /**
     * Reads it for a run that is rolled back. The copy of an alert that came over HTTP reaches the log by Kafka, and may be later than the
     * rollback.
     *
     * @throws DemoFailure when the log does not tell
     */
    static DriftEvidence read(PlannerClient planner, String run) throws InterruptedException {
        JsonNode request =
                last(planner.logged("run=" + run, "rollback-requested"), run).data();
        Instant rolledBack = last(
                        planner.logged("run=" + run, "stage-changed").stream()
                                .filter(entry ->
                                        entry.data().path("to").asText().equals("ROLLED_BACK"))
                                .toList(),
                        run)
                .time();
        String reason = request.path("reason").asText();
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < deadline; ) {
            Optional<Logged> alert = alert(planner, run, reason);
            if (alert.isPresent()) {
                return new DriftEvidence(
                        alert.get().data().path("kind").asText(),
                        reason,
                        alert.get().time(),
                        request.path("by").asText(),
                        rolledBack);
            }
            Thread.sleep(PAUSE);
        }
        throw new DemoFailure("the event log has no alert \"%s\", for which %s was rolled back".formatted(reason, run));
    }

    private static Optional<Logged> alert(PlannerClient planner, String run, String reason)
            throws InterruptedException {
        return planner.logged("target=" + ShopDatabases.TARGET, "alert-raised").stream()
                .filter(entry -> entry.data().path("severity").asText().equals("CRITICAL"))
                .filter(entry ->
                        entry.data().path("details").path("run").asText().equals(run))
                .filter(entry -> entry.data().path("summary").asText().equals(reason))
                .findFirst();
    }

    private static Logged last(List<Logged> entries, String run) {
        if (entries.isEmpty()) {
            throw new DemoFailure("the event log does not tell why %s was rolled back".formatted(run));
        }
        return entries.getLast();
    }
}
