package dev.onoma.monitor.messaging;

import dev.onoma.events.Alert;
import dev.onoma.monitor.clock.BrokerClock;
import dev.onoma.monitor.clock.SteadyClock;
import dev.onoma.monitor.notify.Announcements;
import dev.onoma.monitor.notify.Notification;
import dev.onoma.monitor.notify.Persistence;
import dev.onoma.monitor.notify.Receiver;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Tells one receiver of alerts. Kafka is its queue: the receiver is a consumer group of its own, and its offset is where it was told all.
 * So nothing is lost when this process dies, and a receiver that does not answer holds up nobody but itself.
 *
 * <p>Whoever gets a partition hears of its alerts from the beginning; those before the offset tell only what the receiver knows.
 */
final class ReceiverLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ReceiverLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final Receiver receiver;
    private final Persistence persistence;
    private final MeterRegistry metrics;
    private final Map<TopicPartition, Long> told = new HashMap<>();
    private final BrokerClock clock = new BrokerClock();
    private final Thread thread;
    private Announcements announcements;

    ReceiverLoop(Map<String, Object> kafka, Receiver receiver, Persistence persistence, MeterRegistry metrics) {
        this.kafka = Map.copyOf(kafka);
        this.receiver = receiver;
        this.persistence = persistence;
        this.metrics = metrics;
        this.announcements = new Announcements(receiver);
        // Counted from zero: Prometheus sees no increase in a counter that begins with its first failure.
        List.of("told", "given-up", "too-late").forEach(this::outcomes);
        // Not a virtual one: the consumer waits holding monitors.
        this.thread =
                Thread.ofPlatform().name("tells " + receiver.name()).daemon().start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                consumer.subscribe(List.of(Topics.ALERTS), new Recollection(consumer));
                while (true) {
                    turn(consumer);
                }
            } catch (InterruptedException | InterruptException stop) {
                Thread.currentThread().interrupt();
            } catch (KafkaException | IllegalStateException e) {
                LOG.warnf("Alerts for %s are read anew: %s", receiver, e.getMessage());
                pause();
            }
        }
    }

    private void turn(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
            TopicPartition partition = new TopicPartition(message.topic(), message.partition());
            Instant stamp = Instant.ofEpochMilli(message.timestamp());
            clock.hear(stamp);
            Optional<Notification> news = hear(message, stamp);
            if (message.offset() >= told.getOrDefault(partition, 0L)) {
                if (news.isPresent()) {
                    tell(news.get(), Duration.between(stamp, clock.instant()), consumer);
                }
                told.put(partition, message.offset() + 1);
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(message.offset() + 1)));
            }
        }
        for (Notification news : announcements.wait(clock.instant())) {
            tell(news, Duration.ZERO, consumer);
        }
    }

    private Optional<Notification> hear(ConsumerRecord<String, byte[]> message, Instant stamp) {
        return switch (Reading.alert(message.value())) {
            case Reading.Readable<Alert>(Alert alert) -> announcements.hear(alert, stamp);
            // The planner reads the same topic and sends it to the dead letters.
            case Reading.Unreadable<Alert> unreadable -> Optional.empty();
        };
    }

    private void tell(Notification notification, Duration age, KafkaConsumer<String, byte[]> consumer)
            throws InterruptedException {
        Duration left = receiver.giveUpAfter().minus(age);
        boolean late = left.isNegative();
        boolean taken = !late && persistence.tell(notification, left, time -> await(consumer, time));
        outcomes(taken ? "told" : late ? "too-late" : "given-up").increment();
    }

    private Counter outcomes(String outcome) {
        return metrics.counter("onoma.monitor.notifications", "receiver", receiver.name(), "outcome", outcome);
    }

    /** Waits as a living member of the group, and takes nothing meanwhile. */
    private static void await(KafkaConsumer<String, byte[]> consumer, Duration time) {
        consumer.pause(consumer.assignment());
        Instant end = SteadyClock.now().plus(time);
        while (SteadyClock.now().isBefore(end)) {
            Duration left = Duration.between(SteadyClock.now(), end);
            ConsumerRecords<String, byte[]> early = consumer.poll(left.compareTo(POLL) < 0 ? left : POLL);
            // Partitions that came meanwhile are not paused.
            early.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, early.records(partition).getFirst().offset()));
            consumer.pause(consumer.assignment());
        }
        consumer.resume(consumer.assignment());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "onoma-tells-" + receiver.name());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "onoma-monitor-tells-" + receiver.name());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Begins with what the receiver knows. */
    private final class Recollection implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, byte[]> consumer;

        Recollection(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            announcements = new Announcements(receiver);
            told.clear();
            consumer.committed(new HashSet<>(partitions)).forEach((partition, offset) -> {
                if (offset != null) {
                    told.put(partition, offset.offset());
                }
            });
            consumer.seekToBeginning(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // All that was told is committed.
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        thread.interrupt();
    }

    @Override
    public void close() {
        stop();
        try {
            thread.join(TIME_TO_STOP);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        receiver.delivery().close();
    }
}
