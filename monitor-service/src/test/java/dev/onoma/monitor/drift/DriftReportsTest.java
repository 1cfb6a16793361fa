package dev.onoma.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class DriftReportsTest {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Alert> alerts = new CopyOnWriteArrayList<>();
    private final DriftReports reports = new DriftReports(new RunId("run-12345678"), "shop", this::hear, alerts::add);
    private final Thread stream = Thread.ofPlatform().unstarted(() -> reports.tell(List.of(drift("streamed"))));

    @Test
    void theStreamDoesNotWaitForAllThatAComparisonFound() throws InterruptedException {
        reports.compared(DriftKind.SCHEMA, List.of(drift("1"), drift("2"), drift("3")), reports.mark());
        stream.join();

        assertThat(told).containsExactly("1", "streamed", "2", "3");
    }

    @Test
    void whatIsOverIsResolved() {
        reports.tell(List.of(drift("2"), drift("3")));
        reports.compared(DriftKind.SCHEMA, List.of(drift("3")), reports.mark());
        reports.resolveAll();

        assertThat(alerts)
                .filteredOn(AlertResolved.class::isInstance)
                .extracting(Alert::id)
                .containsExactly("run-12345678/schema-drift/2", "run-12345678/schema-drift/3");
    }

    /** While the first one is on its way to Kafka, the stream has something to say. */
    private void hear(Event event) {
        String object = ((Event.DriftDetected) event).object();
        if (object.equals("1")) {
            stream.start();
            await().until(() -> stream.getState() == Thread.State.WAITING || stream.getState() == Thread.State.BLOCKED);
        }
        told.add(object);
    }

    private static Drift drift(String object) {
        return new Drift(DriftKind.SCHEMA, object, Severity.WARNING, "a", "b", object + " is gone", null);
    }
}
