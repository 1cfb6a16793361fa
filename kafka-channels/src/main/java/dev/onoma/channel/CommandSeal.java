package dev.onoma.channel;

import dev.onoma.command.Command;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Hmac;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Topics;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Tells the planner's commands from those of others who may write to their topic, by a key that only planner, executor and validator
 * have: the header {@value #HEADER} is the HMAC-SHA256 (RFC 2104) of the body in hexadecimal digits. A genuine command that somebody
 * sends once more does no harm, since its epoch and the ledger say that it is done. Without a key nothing is sealed and everything is
 * taken.
 */
@ApplicationScoped
public class CommandSeal {

    static final String HEADER = "onoma_seal";

    private final Optional<Hmac> key;

    @Inject
    public CommandSeal(@ConfigProperty(name = "onoma.commands.key") Optional<String> key) {
        this.key = key.filter(text -> !text.isBlank()).map(Hmac::new);
    }

    /** Adds the seal to a command's headers; leaves other messages as they are. */
    void seal(Envelope envelope, Headers headers) {
        if (envelope.topic().equals(Topics.COMMANDS)) {
            key.ifPresent(k -> headers.add(HEADER, k.sign(envelope.bytes()).getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** A command of the planner's; unreadable is one of somebody else's, too. */
    public Reading<Command> read(Message<byte[]> message) {
        Headers headers = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow()
                .getHeaders();
        return switch (Reading.command(message.getPayload())) {
            case Reading.Unreadable<Command> unreadable -> unreadable;
            case Reading.Readable<Command> command ->
                objection(headers, message.getPayload())
                        .<Reading<Command>>map(Reading.Unreadable::new)
                        .orElse(command);
        };
    }

    /** Why a command is not the planner's; empty when it is. */
    Optional<String> objection(Headers headers, byte[] body) {
        return key.flatMap(k -> {
            Header seal = headers.lastHeader(HEADER);
            if (seal == null) {
                return Optional.of("The command has no header " + HEADER
                        + ": nobody who has the key sent it. Give the planner the same onoma.commands.key.");
            }
            return Hmac.same(k.sign(body), seal.value())
                    ? Optional.empty()
                    : Optional.of("The header " + HEADER + " is not that of this command: it was changed on its way, or"
                            + " sealed with another key. Give the planner the same onoma.commands.key.");
        });
    }
}
