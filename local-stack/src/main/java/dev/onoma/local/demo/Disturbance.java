package dev.onoma.local.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does, or what happens, while a run soaks.
 *
 * @param name in a few words: {@code a view is dropped}
 * @param deed as it is done
 * @param alertKind of the alert that it has to lead to
 * @param wrecks the old name that does not answer until the run is rolled back; null where all go on answering
 * @param act does it and says when
 * @param amends what has to be put right afterwards, since no rollback does
 * @param remark what a rollback cannot bring back; null where it brings back all
 */
record Disturbance(
        String name,
        String deed,
        String alertKind,
        @Nullable String wrecks,
        Act act,
        Runnable amends,
        @Nullable String remark) {

    /** Does something. */
    interface Act {

        /** Gives the moment from which on it counts. */
        Instant commit() throws InterruptedException;
    }

    private static final Runnable NOTHING = () -> {};
    private static final String DROP = "DROP VIEW \"PageView\"";
    private static final String RENAME = "ALTER TABLE photo_assets RENAME COLUMN s3_url TO address";
    private static final String TRUNCATE = "TRUNCATE sync_jobs";

    /**
     * The five of the demo.
     *
     * @param token that the planner demands of who sends alerts
     */
    static List<Disturbance> all(Stranger stranger, HealthEndpoint application, PlannerClient planner, String token) {
        return List.of(
                new Disturbance(
                        "a compatibility view is dropped",
                        DROP,
                        "schema-drift",
                        "PageView",
                        () -> stranger.does(DROP),
                        NOTHING,
                        null),
                new Disturbance(
                        "a column is renamed",
                        RENAME,
                        "schema-drift",
                        null,
                        () -> stranger.does(RENAME),
                        NOTHING,
                        null),
                new Disturbance(
                        "a table is truncated",
                        TRUNCATE,
                        "data-drift",
                        null,
                        () -> stranger.does(TRUNCATE),
                        NOTHING,
                        "the rows of sync_jobs are gone: a rollback brings back names, not rows"),
                new Disturbance(
                        "an application fails",
                        "GET /health of the application \"%s\" answers 503".formatted(HealthEndpoint.NAME),
                        "probe",
                        null,
                        () -> {
                            application.fail();
                            return Instant.now();
                        },
                        application::recover,
                        null),
                new Disturbance(
                        "Alertmanager sends an alert",
                        "POST /api/v1/alerts/alertmanager",
                        "high-error-rate",
                        null,
                        () -> {
                            Instant now = Instant.now();
                            planner.alertmanager(token, webhook(now));
                            return now;
                        },
                        NOTHING,
                        null));
    }

    private static Map<String, Object> webhook(Instant since) {
        Map<String, Object> alert = Map.of(
                "status", "firing",
                "labels", Map.of("alertname", "HighErrorRate", "severity", "critical", "target", ShopDatabases.TARGET),
                "annotations", Map.of("summary", "3 % of the shop's requests fail"),
                "startsAt", since.toString(),
                "fingerprint", "5ca1ab1e0ddba11");
        return Map.of("version", "4", "status", "firing", "alerts", List.of(alert));
    }
}
