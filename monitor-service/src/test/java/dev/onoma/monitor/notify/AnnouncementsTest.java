package dev.onoma.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.alert.Damping;
import dev.onoma.monitor.notify.Notification.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnnouncementsTest {

    private final List<Notification> told = new ArrayList<>();
    private final Announcements announcements = new Announcements(receiver(Severity.WARNING, Set.of("shop")));
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void eachAlertIsToldOnceWhenWorseAndWhenOver() {
        raise("a", "shop", Severity.WARNING);
        raise("a", "shop", Severity.WARNING);
        raise("a", "shop", Severity.CRITICAL);
        raise("a", "shop", Severity.WARNING);
        resolve("a", "shop");
        resolve("a", "shop");

        assertThat(told).extracting(Notification::level).containsExactly("WARNING", "CRITICAL", "RESOLVED");
        assertThat(told.getLast().status()).isEqualTo(Status.RESOLVED);
        assertThat(told.getLast().summary()).isEqualTo("a is wrong");
    }

    @Test
    void whatNobodyWantsToKnowIsNotTold() {
        raise("a", "shop", Severity.INFO);
        raise("b", "other", Severity.CRITICAL);
        resolve("a", "shop");
        resolve("b", "other");
        resolve("never heard of", "shop");

        assertThat(told).isEmpty();
    }

    @Test
    void whatFlapsIsToldAFewTimesAndIsOverWhenItIsCalm() {
        for (int i = 0; i < 100; i++) {
            raise("a", "shop", Severity.CRITICAL);
            resolve("a", "shop");
        }
        assertThat(told).hasSize(7);
        assertThat(announcements.wait(now.plus(Duration.ofMinutes(4)))).isEmpty();
        assertThat(announcements.wait(now.plus(Duration.ofMinutes(6))))
                .singleElement()
                .satisfies(last -> assertThat(last.status()).isEqualTo(Status.RESOLVED));
        assertThat(announcements.wait(now.plus(Duration.ofMinutes(7)))).isEmpty();
    }

    @Test
    void whatIsWrongWithTheClocksOfThoseWhoRaiseAlertsDoesNotMatter() {
        for (int i = 0; i < 100; i++) {
            Instant there = now.plus(Duration.ofDays(i % 2 == 0 ? 3 : -3));
            now = now.plusSeconds(10);
            announcements
                    .hear(new AlertRaised("a", "shop", "probe", Severity.CRITICAL, "test", "a", Map.of(), there), now)
                    .ifPresent(told::add);
            announcements.hear(new AlertResolved("a", "shop", there), now).ifPresent(told::add);
        }

        assertThat(told).hasSize(7);
        assertThat(announcements.wait(now.plus(Duration.ofMinutes(6)))).singleElement();
    }

    static List<Long> seeds() {
        return new SplittableRandom(99).longs(50).boxed().toList();
    }

    /** Whoever hears the same alerts again knows what was told: the second half is told the same after a restart in between. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasToldIsKnownByHearingOfItAgain(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            now = now.plusSeconds(random.nextInt(120));
            String id = "alert-" + random.nextInt(4);
            alerts.add(
                    random.nextBoolean()
                            ? raised(id, "shop", Severity.values()[random.nextInt(3)])
                            : new AlertResolved(id, "shop", now));
        }
        alerts.forEach(this::hear);
        int restart = random.nextInt(alerts.size());
        Announcements first = new Announcements(receiver(Severity.WARNING, Set.of("shop")));
        List<Notification> inTwo = new ArrayList<>();
        alerts.subList(0, restart).forEach(alert -> first.hear(alert, at(alert)).ifPresent(inTwo::add));
        Announcements second = new Announcements(receiver(Severity.WARNING, Set.of("shop")));
        alerts.subList(0, restart).forEach(alert -> second.hear(alert, at(alert)));
        alerts.subList(restart, alerts.size())
                .forEach(alert -> second.hear(alert, at(alert)).ifPresent(inTwo::add));

        assertThat(inTwo).isEqualTo(told);
    }

    @Test
    void aHostileNameForgesNoLine() {
        announcements
                .hear(
                        new AlertRaised(
                                "a",
                                "shop",
                                "probe",
                                Severity.CRITICAL,
                                "x",
                                "one\r\nBcc: all@example.org",
                                Map.of("k\n", "v\n"),
                                now),
                        now)
                .ifPresent(told::add);

        assertThat(told.getFirst().subject()).doesNotContain("\n", "\r");
        assertThat(told.getFirst().text().lines().filter(line -> line.startsWith("Bcc")))
                .isEmpty();
    }

    private void raise(String id, String target, Severity severity) {
        now = now.plusSeconds(10);
        hear(raised(id, target, severity));
    }

    private void resolve(String id, String target) {
        now = now.plusSeconds(10);
        hear(new AlertResolved(id, target, now));
    }

    private AlertRaised raised(String id, String target, Severity severity) {
        return new AlertRaised(id, target, "probe", severity, "test", id + " is wrong", Map.of("run", "run-1"), now);
    }

    private void hear(Alert alert) {
        announcements.hear(alert, at(alert)).ifPresent(told::add);
    }

    private static Instant at(Alert alert) {
        return switch (alert) {
            case AlertRaised raised -> raised.at();
            case AlertResolved resolved -> resolved.at();
        };
    }

    private static Receiver receiver(Severity least, Set<String> targets) {
        return new Receiver(
                "ops",
                notification -> {},
                least,
                targets,
                Duration.ofHours(1),
                new Damping(0, 1, 3, Duration.ofMinutes(10), Duration.ofMinutes(5)));
    }
}
