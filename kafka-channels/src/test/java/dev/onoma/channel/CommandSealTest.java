package dev.onoma.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.wire.Envelope;
import dev.onoma.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CommandSealTest {

    private static final Envelope COMMAND = new Envelope(Topics.COMMANDS, "shop", Map.of(), "{\"step\":1}");
    private static final CommandSeal SEAL = new CommandSeal(Optional.of("key"));

    @Test
    void whatItSealsItTakes() {
        assertThat(SEAL.objection(sealed(SEAL), COMMAND.bytes())).isEmpty();
    }

    @Test
    void nothingElse() {
        byte[] other = "{\"step\":2}".getBytes(StandardCharsets.UTF_8);
        assertThat(SEAL.objection(sealed(SEAL), other))
                .hasValueSatisfying(why -> assertThat(why).contains("changed on its way"));
        assertThat(SEAL.objection(sealed(new CommandSeal(Optional.of("another"))), COMMAND.bytes()))
                .isPresent();
        assertThat(SEAL.objection(new RecordHeaders(), COMMAND.bytes()))
                .hasValueSatisfying(why -> assertThat(why).contains("no header onoma_seal", "onoma.commands.key"));
    }

    @Test
    void withoutAKeyEverythingIsTakenAndNothingSealed() {
        CommandSeal none = new CommandSeal(Optional.of(" "));
        assertThat(none.objection(new RecordHeaders(), COMMAND.bytes())).isEmpty();
        assertThat(sealed(none)).isEmpty();
    }

    @Test
    void onlyCommandsAreSealed() {
        Headers headers = new RecordHeaders();
        SEAL.seal(new Envelope(Topics.EVENTS, "run", Map.of(), "{}"), headers);
        assertThat(headers).isEmpty();
    }

    private static Headers sealed(CommandSeal seal) {
        Headers headers = new RecordHeaders();
        seal.seal(COMMAND, headers);
        return headers;
    }
}
