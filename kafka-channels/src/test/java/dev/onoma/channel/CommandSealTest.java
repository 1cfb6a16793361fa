package dev.onoma.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.command.Command;
import dev.onoma.events.RunId;
import dev.onoma.plan.PlanId;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Topics;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class CommandSealTest {

    private static final Command COMMAND = command(1);
    private static final byte[] BODY = envelope(COMMAND).bytes();
    private static final CommandSeal SEAL = new CommandSeal(Optional.of("key"));

    @Test
    void whatItSealsItTakes() {
        assertThat(SEAL.read(message(sealed(SEAL), BODY))).isEqualTo(new Reading.Readable<>(COMMAND));
    }

    @Test
    void nothingElse() {
        assertUnreadable(sealed(SEAL), envelope(command(2)).bytes(), "changed on its way");
        assertUnreadable(sealed(new CommandSeal(Optional.of("another"))), BODY, "another key");
        assertUnreadable(new RecordHeaders(), BODY, "no header onoma_seal", "onoma.commands.key");
    }

    @Test
    void whatIsNoCommandIsCalledThatFirst() {
        assertUnreadable(new RecordHeaders(), "{\"step\":1}".getBytes(StandardCharsets.UTF_8), "No Command");
    }

    @Test
    void withoutAKeyEverythingIsTakenAndNothingSealed() {
        CommandSeal none = new CommandSeal(Optional.of(" "));
        assertThat(none.read(message(new RecordHeaders(), BODY))).isEqualTo(new Reading.Readable<>(COMMAND));
        assertThat(sealed(none)).isEmpty();
    }

    @Test
    void onlyCommandsAreSealed() {
        Headers headers = new RecordHeaders();
        SEAL.seal(new Envelope(Topics.EVENTS, "run", Map.of(), "{}"), headers);
        assertThat(headers).isEmpty();
    }

    private static void assertUnreadable(Headers headers, byte[] body, String... words) {
        assertThat(SEAL.read(message(headers, body)))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains(words));
    }

    private static Command command(long epoch) {
        return new Command.CaptureBaseline(
                new RunId("run-00000001"), "shop", epoch, new PlanId("plan-0123456789abcdef"));
    }

    private static Envelope envelope(Command command) {
        return Envelope.of(command, Instant.parse("2026-03-01T10:00:00Z"));
    }

    private static Headers sealed(CommandSeal seal) {
        Headers headers = new RecordHeaders();
        seal.seal(envelope(COMMAND), headers);
        return headers;
    }

    private static Message<byte[]> message(Headers headers, byte[] body) {
        ConsumerRecord<String, byte[]> came = new ConsumerRecord<>(Topics.COMMANDS, 0, 0, "shop", body);
        headers.forEach(came.headers()::add);
        return Message.of(body).addMetadata(new IncomingKafkaRecordMetadata<>(came, "commands"));
    }
}
