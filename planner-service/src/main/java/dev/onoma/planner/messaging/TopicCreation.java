package dev.onoma.planner.messaging;

import dev.onoma.planner.PlannerConfig;
import dev.onoma.wire.Topics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the topics that are missing, before anything is consumed, and lets those of an earlier version take as much as services send.
 * The broker stamps what they get with its own time: with that of the senders it would refuse what comes from a clock that is ahead,
 * and forget too early what comes from one that is behind.
 */
@ApplicationScoped
public class TopicCreation {

    private static final Logger LOG = Logger.getLogger(TopicCreation.class);
    private static final String FOR_EVER = "-1";
    private static final String BY_THE_BROKER = "LogAppendTime";

    private final Map<String, Object> connection;
    private final PlannerConfig.Topics settings;
    private final String largestMessage;

    /**
     * @param largestMessage in bytes; what services send, topics have to take
     */
    @Inject
    public TopicCreation(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            PlannerConfig config,
            @ConfigProperty(name = "mp.messaging.outgoing.out.max.request.size") String largestMessage) {
        this.connection = Map.copyOf(connection);
        this.largestMessage = largestMessage;
        this.settings = config.planner().topics();
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        try (Admin admin = Admin.create(connection)) {
            Map<String, KafkaFuture<Void>> answers =
                    admin.createTopics(topics()).values();
            List<String> found = new ArrayList<>();
            for (Map.Entry<String, KafkaFuture<Void>> answer : answers.entrySet()) {
                if (!made(answer.getKey(), answer.getValue())) {
                    found.add(answer.getKey());
                }
            }
            new TopicLimits(admin, Long.parseLong(largestMessage), settings.patience())
                    .raise(found)
                    .forEach(LOG::warn);
        }
    }

    private List<NewTopic> topics() {
        return List.of(
                topic(Topics.COMMANDS, Duration.ofDays(7)),
                topic(Topics.ALERTS, Duration.ofDays(28)),
                topicForEver(Topics.EVENTS),
                topicForEver(Topics.deadLetters(Topics.COMMANDS)),
                topicForEver(Topics.deadLetters(Topics.EVENTS)),
                topicForEver(Topics.deadLetters(Topics.ALERTS)));
    }

    private NewTopic topic(String name, Duration kept) {
        return named(name, Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis())));
    }

    private NewTopic topicForEver(String name) {
        return named(
                name, Map.of(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER, TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER));
    }

    private NewTopic named(String name, Map<String, String> kept) {
        Map<String, String> configs = new HashMap<>(kept);
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, BY_THE_BROKER);
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, largestMessage);
        return new NewTopic(name, settings.partitions(), (short) settings.replicationFactor()).configs(configs);
    }

    /** Returns false where the topic was there before. */
    private boolean made(String topic, KafkaFuture<Void> answer) {
        try {
            answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            LOG.infof("Made the topic %s", topic);
            return true;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(
                        "Kafka did not make the topic " + topic + " (" + e.getCause()
                                + "). Make it by hand, or let the planner make it.",
                        e);
            }
            return false;
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka did not answer within " + settings.patience().toSeconds()
                            + " s. Check kafka.bootstrap.servers and that the broker runs.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while Kafka made the topic " + topic, e);
        }
    }
}
