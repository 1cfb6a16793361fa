package dev.onoma.planner.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Lets topics take what services send, whoever has made them: a broker takes 1 MiB unless the topic says otherwise.
 *
 * @param needed in bytes
 * @param patience with the broker, for each answer
 */
public record TopicLimits(Admin admin, long needed, Duration patience) {

    private static final String LIMIT = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;

    /**
     * Raises the limits that are smaller; never lowers one.
     *
     * @return for each topic whose limit may be too small still: why, and what to do
     */
    public List<String> raise(Collection<String> topics) {
        List<String> troubles = new ArrayList<>();
        for (String topic : topics) {
            raise(new ConfigResource(ConfigResource.Type.TOPIC, topic)).ifPresent(troubles::add);
        }
        return troubles;
    }

    private Optional<String> raise(ConfigResource topic) {
        try {
            long limit =
                    Long.parseLong(answer(admin.describeConfigs(List.of(topic)).all())
                            .values()
                            .iterator()
                            .next()
                            .get(LIMIT)
                            .value());
            if (limit < needed) {
                var change = new AlterConfigOp(new ConfigEntry(LIMIT, Long.toString(needed)), AlterConfigOp.OpType.SET);
                answer(admin.incrementalAlterConfigs(Map.of(topic, List.of(change)))
                        .all());
            }
            return Optional.empty();
        } catch (ExecutionException refused) {
            return Optional.of(trouble(topic, String.valueOf(refused.getCause())));
        } catch (TimeoutException silent) {
            return Optional.of(trouble(topic, "no answer within " + patience.toSeconds() + " s"));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while Kafka was asked for " + LIMIT + " of " + topic.name(), stop);
        }
    }

    private <T> T answer(KafkaFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String trouble(ConfigResource topic, String reason) {
        return ("The topic %1$s may take less than the %2$d bytes that services send, and the planner could not change"
                        + " that (%3$s): runs of large schemas would stop. Give its Kafka user DESCRIBE_CONFIGS and ALTER_CONFIGS"
                        + " on the topic, or run kafka-configs --alter --topic %1$s --add-config %4$s=%2$d")
                .formatted(topic.name(), needed, reason, LIMIT);
    }
}
