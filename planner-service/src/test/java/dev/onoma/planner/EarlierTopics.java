package dev.onoma.planner;

import dev.onoma.embedded.TestKafka;
import dev.onoma.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics that are there before the planner is: one as an earlier version made it, one that somebody gave more than it needs. */
final class EarlierTopics {

    static final String SMALL = Topics.ALERTS;
    static final String LARGE = Topics.deadLetters(Topics.ALERTS);
    static final int MORE_THAN_NEEDED = 32 * 1024 * 1024;

    private static final int PARTITIONS = 8;

    private EarlierTopics() {}

    static void make() {
        NewTopic small = topic(SMALL, Map.of());
        NewTopic large = topic(LARGE, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MORE_THAN_NEEDED)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.createTopics(List.of(small, large)).all().get();
        } catch (ExecutionException e) {
            // Another test of this JVM has made them.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static NewTopic topic(String name, Map<String, String> limits) {
        Map<String, String> configs = new HashMap<>(limits);
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(configs);
    }
}
