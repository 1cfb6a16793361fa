package dev.onoma.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.run.Plans;
import dev.onoma.wire.Reading.Readable;
import dev.onoma.wire.Reading.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    private static final String APPLIED = """
            {"event":"step-applied","run":"run-00000001","target":"shop","epoch":1,"step":3,"title":"rename",
             "timing":{"committedAt":"2026-01-02T03:04:05Z","attempts":1,"waitedMillis":0.5,"heldMillis":2.0}}""";

    @Test
    void whatIsUnknownIsLeftOut() {
        String later = APPLIED.replace("\"step\":3", "\"step\":3,\"added\":{\"later\":true}");

        assertThat(Reading.event(bytes(later)))
                .isInstanceOfSatisfying(
                        Readable.class, readable -> assertThat(readable.value()).isInstanceOf(Event.StepApplied.class));
    }

    @ParameterizedTest(name = "without {0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"title\":\"rename\", | has no title",
                "\"target\":\"shop\", | has no target",
                "\"step\":3, | property 'step'",
                "\"epoch\":1, | property 'epoch'",
                "\"attempts\":1, | property 'attempts'",
                "\"committedAt\":\"2026-01-02T03:04:05Z\", | has no timing.committedAt",
                "\"event\":\"step-applied\", | event",
                "\"run\":\"run-00000001\", | has no run",
            })
    void whatIsMissingIsNamed(String property, String named) {
        String incomplete =
                APPLIED.replace("\n", "").replace(" \"timing", "\"timing").replace(property, "");

        assertThat(incomplete).doesNotContain(property);
        assertThat(unreadable(incomplete)).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty",
                "null | no $",
                "[] | No Event",
                "17 | No Event",
                "not json | No Event",
                "{\"event\":\"unheard-of\",\"run\":\"run-00000001\"} | unheard-of",
            })
    void whatIsNoEventIsAValue(String text, String named) {
        assertThat(unreadable(text)).contains(named);
    }

    @Test
    void aWrongValueIsToldWithItsPlace() {
        assertThat(unreadable(APPLIED.replace("run-00000001", "7")))
                .contains("is no run id")
                .contains("line 1");
        assertThat(unreadable(APPLIED.replace("\"epoch\":1", "\"epoch\":\"soon\"")))
                .contains("line 1");
        assertThat(unreadable(APPLIED.substring(0, 120))).contains("line 2");
    }

    @Test
    void aMessageWithoutValueIsUnreadable() {
        assertThat(Reading.command(null)).isInstanceOf(Unreadable.class);
    }

    @Test
    void aDeadLetterSaysWhereItCameFromAndWhy() {
        Map<String, String> headers = new Unreadable<Command>("No Command.").headers(Topics.COMMANDS, 3, 17);

        assertThat(headers)
                .containsEntry("onoma_reason", "No Command.")
                .containsEntry("onoma_topic", "onoma.commands")
                .containsEntry("onoma_partition", "3")
                .containsEntry("onoma_offset", "17");
        assertThat(Topics.deadLetters(Topics.COMMANDS)).isEqualTo("onoma.commands.dlq");
    }

    @Test
    void anEnvelopeComesBack() {
        Envelope sent = Envelope.of(
                new Event.StartRequested(Plans.RUN, "shop", 0, "ada"),
                Source.PLANNER,
                Instant.parse("2026-01-02T03:04:05Z"));

        assertThat(sent.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "run-00000001/0/start-requested",
                        "ce_type", "dev.onoma.start-requested",
                        "ce_source", "/planner",
                        "ce_subject", "run-00000001",
                        "ce_time", "2026-01-02T03:04:05Z",
                        "content-type", "application/json"));
        assertThat(Reading.envelope(sent.topic(), sent.key(), sent.headers(), sent.bytes()))
                .isEqualTo(new Readable<>(sent));
    }

    @Test
    void anEnvelopeWithoutWhatACloudEventHasIsUnreadable() {
        Envelope sent =
                Envelope.of(new Event.StartRequested(Plans.RUN, "shop", 0, "ada"), Source.PLANNER, Instant.EPOCH);
        Map<String, String> wrongTime = new HashMap<>(sent.headers());
        wrongTime.put(Envelope.TIME, "yesterday");

        for (String name : List.of("ce_id", "ce_type", "ce_source", "ce_time")) {
            Map<String, String> headers = new HashMap<>(sent.headers());
            headers.remove(name);
            assertThat(Reading.envelope(sent.topic(), sent.key(), headers, sent.bytes()))
                    .isInstanceOfSatisfying(
                            Unreadable.class, u -> assertThat(u.reason()).contains(name));
        }
        assertThat(Reading.envelope(sent.topic(), sent.key(), wrongTime, sent.bytes()))
                .isInstanceOf(Unreadable.class);
        assertThat(Reading.envelope(sent.topic(), null, sent.headers(), sent.bytes()))
                .isInstanceOf(Unreadable.class);
        assertThat(Reading.envelope(sent.topic(), sent.key(), sent.headers(), null))
                .isInstanceOf(Unreadable.class);
    }

    private static String unreadable(String text) {
        return Reading.event(bytes(text)) instanceof Unreadable<Event> wrong ? wrong.reason() : "it was read";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
