package dev.onoma.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Schemas;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.Severity;
import dev.onoma.local.stack.Service;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alerts from outside while a service that has to do with them is killed: the run is rolled back, and people hear of it. */
class AlertsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> TO_PROGRAM = new CopyOnWriteArrayList<>();
    private static final List<String> TO_CHAT = new CopyOnWriteArrayList<>();

    @AutoClose
    private static WebServer web;

    @AutoClose
    private static RunningStack stack;

    private static Planner planner;

    @BeforeAll
    static void start() throws Exception {
        web = new WebServer();
        RunningStack.configure(
                "alerts", """
                onoma.monitor.notify.receivers.program.kind=webhook
                onoma.monitor.notify.receivers.program.url=%s
                onoma.monitor.notify.receivers.chat.kind=slack
                onoma.monitor.notify.receivers.chat.url=%s
                """.formatted(web.hearing("/program", TO_PROGRAM), web.hearing("/chat", TO_CHAT)));
        stack = RunningStack.start(
                "alerts",
                Stream.of("scripted", "published", "repeated", "unheard")
                        .collect(Collectors.toMap(name -> name, name -> Schemas.camelCase(3))));
        planner = stack.planner();
    }

    @Test
    void overHttpWhileTheMonitorIsKilled() throws Exception {
        String run = planner.soakingRun("scripted");
        stack.stack().kill(Service.MONITOR);

        assertThat(planner.post(
                                "alerts",
                                Map.of(
                                        "id", "checkout-errors",
                                        "target", "scripted",
                                        "kind", "error-rate",
                                        "severity", "CRITICAL",
                                        "source", "smoke-test",
                                        "summary", "3 % of checkouts fail"))
                        .status())
                .isEqualTo(202);

        planner.awaitStage(run, "ROLLED_BACK", 1);
        stack.stack().restart(Service.MONITOR);
        everybodyHearsOf("3 % of checkouts fail");
    }

    @Test
    void fromKafkaWhileTheMonitorIsKilled() throws Exception {
        String run = planner.soakingRun("published");
        stack.stack().kill(Service.MONITOR);

        publish("published", "the disk is on fire");

        planner.awaitStage(run, "ROLLED_BACK", 1);
        assertThat(planner.get("runs/" + run).text("reason")).isEqualTo("the disk is on fire");
        stack.stack().restart(Service.MONITOR);
        everybodyHearsOf("the disk is on fire");
    }

    @Test
    void whileThePlannerIsKilledTheSenderHearsSoAndComesAgain() throws Exception {
        String repeated = planner.soakingRun("repeated");
        String unheard = planner.soakingRun("unheard");
        stack.stack().kill(Service.PLANNER);

        // Alertmanager tries again what is not answered, and repeats what goes on anyway.
        assertThatThrownBy(AlertsIT::alertmanager).isInstanceOf(IOException.class);
        publish("unheard", "nobody listens");
        everybodyHearsOf("nobody listens");
        stack.stack().restart(Service.PLANNER);

        planner.awaitStage(unheard, "ROLLED_BACK", 1);
        assertThat(planner.get("runs/" + repeated).text("stage")).isEqualTo("SOAKING");
        assertThat(alertmanager()).isEqualTo(202);
        planner.awaitStage(repeated, "ROLLED_BACK", 1);
        assertThat(alertmanager()).isEqualTo(202);
        everybodyHearsOf("5 % of requests fail");
    }

    private static void publish(String target, String summary) throws Exception {
        AlertRaised alert = new AlertRaised(
                "outside/" + target,
                target,
                "outside",
                Severity.CRITICAL,
                "a program",
                summary,
                Map.of(),
                Instant.now());
        try (Wire wire = new Wire(stack.stack().endpoints().kafka())) {
            wire.send(Envelope.of(alert, Source.MONITOR));
        }
    }

    private static int alertmanager() throws Exception {
        return planner.alertmanager("repeated", "5 % of requests fail");
    }

    private static void everybodyHearsOf(String summary) {
        await().atMost(PATIENCE)
                .until(() -> Stream.of(TO_PROGRAM, TO_CHAT)
                        .allMatch(told -> told.stream().anyMatch(message -> message.contains(summary))));
    }
}
