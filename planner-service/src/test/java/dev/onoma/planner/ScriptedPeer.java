package dev.onoma.planner;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.command.Command;
import dev.onoma.embedded.TestKafka;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.StepTiming;
import dev.onoma.events.ValidationStage;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Source;
import dev.onoma.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Answers on Kafka as executor and validator would, for one target, without touching a database. */
final class ScriptedPeer implements AutoCloseable {

    /** The commands of the target, in the order they came. */
    final List<Command> commands = new CopyOnWriteArrayList<>();

    private final String target;
    private final boolean silent;
    private final Map<RunId, TreeSet<Integer>> standing = new HashMap<>();
    private final Map<RunId, Fingerprint> fingerprints = new HashMap<>();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "linger.ms", "0"),
            new StringSerializer(),
            new ByteArraySerializer());
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** Answers everything. */
    static ScriptedPeer answering(String target) {
        return new ScriptedPeer(target, false);
    }

    /** Only listens. */
    static ScriptedPeer listening(String target) {
        return new ScriptedPeer(target, true);
    }

    private ScriptedPeer(String target, boolean silent) {
        this.target = target;
        this.silent = silent;
        thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "group.id",
                "peer-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.COMMANDS));
            while (stop.getCount() > 0) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(50))) {
                    if (target.equals(message.key())
                            && Reading.command(message.value()) instanceof Reading.Readable<Command> command) {
                        commands.add(command.value());
                        if (!silent) {
                            answer(command.value()).forEach(this::publish);
                        }
                    }
                }
            }
        }
    }

    void publish(Event event) {
        Envelope envelope = Envelope.of(event, Source.EXECUTOR, Instant.now());
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(envelope.topic(), envelope.key(), envelope.bytes());
        envelope.headers()
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
    }

    private List<Event> answer(Command command) {
        RunId run = command.run();
        long epoch = command.epoch();
        TreeSet<Integer> steps = standing.computeIfAbsent(run, id -> new TreeSet<>());
        StepTiming timing = new StepTiming(Instant.now(), 1, 0.5, 1.5);
        return switch (command) {
            case Command.FenceRun c -> {
                if (c.expected() != null) {
                    fingerprints.put(run, c.expected());
                }
                yield List.of(new Event.RunFenced(run, target, epoch, List.copyOf(steps)));
            }
            case Command.CaptureBaseline c ->
                List.of(new Event.BaselineCaptured(run, target, epoch, fingerprints.get(run), 4, 0));
            case Command.ApplyStep c -> {
                int step = c.step().number();
                steps.add(step);
                yield List.of(
                        new Event.StepApplied(
                                run, target, epoch, step, c.step().step().title(), timing),
                        new Event.StepValidated(run, target, epoch, step));
            }
            case Command.RevertStep c -> {
                int step = c.step().number();
                steps.remove(step);
                yield List.of(new Event.StepReverted(
                        run, target, epoch, step, c.step().step().title(), timing));
            }
            case Command.ValidateRun c -> List.of(validated(c.stage(), run, epoch));
            case Command.CloseRun c -> List.of(new Event.RunClosed(run, target, epoch));
        };
    }

    private Event validated(ValidationStage stage, RunId run, long epoch) {
        return new Event.RunValidated(run, target, epoch, stage, true, fingerprints.get(run), 12, List.of());
    }

    @Override
    public void close() throws InterruptedException {
        stop.countDown();
        thread.join();
        producer.close();
    }
}
