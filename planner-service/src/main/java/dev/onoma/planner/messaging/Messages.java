package dev.onoma.planner.messaging;

import dev.onoma.wire.Envelope;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Reading.Readable;
import dev.onoma.wire.Reading.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads what came from Kafka in one batch. */
final class Messages {

    private Messages() {}

    /**
     * A message that could be read.
     *
     * @param <T> what it says
     */
    record Message<T>(ConsumerRecord<String, byte[]> source, Envelope envelope, T content) {}

    /** The readable ones, in order; what cannot be read is given to {@code unreadable}. */
    static <T> List<Message<T>> read(
            Iterable<ConsumerRecord<String, byte[]>> batch,
            Function<byte[], Reading<T>> reader,
            BiConsumer<ConsumerRecord<String, byte[]>, String> unreadable) {
        List<Message<T>> messages = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> source : batch) {
            switch (Reading.envelope(source.topic(), source.key(), headers(source), source.value())) {
                case Unreadable<Envelope> damaged -> unreadable.accept(source, damaged.reason());
                case Readable<Envelope> whole -> {
                    switch (reader.apply(source.value())) {
                        case Unreadable<T> damaged -> unreadable.accept(source, damaged.reason());
                        case Readable<T> content -> messages.add(new Message<>(source, whole.value(), content.value()));
                    }
                }
            }
        }
        return messages;
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> source) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : source.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
