package dev.onoma.channel;

import dev.onoma.wire.Envelope;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Which messages of a topic a service reads. The many others it leaves to those they are for, by what their header says and without
 * reading them.
 *
 * @param types such as {@code dev.onoma.step-applied}
 */
public record Concern(Set<String> types) {

    /** Whether it is to be read; so is one that does not say what it is. */
    public boolean includes(Message<byte[]> message) {
        Header type = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow()
                .getHeaders()
                .lastHeader(Envelope.TYPE);
        return type == null || types.contains(new String(type.value(), StandardCharsets.UTF_8));
    }
}
