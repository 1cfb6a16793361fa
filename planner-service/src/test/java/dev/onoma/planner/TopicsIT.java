package dev.onoma.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.embedded.TestKafka;
import dev.onoma.planner.messaging.TopicLimits;
import dev.onoma.wire.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TopicsIT extends PlannerTest {

    private static final int SERVICES_SEND = 16 * 1024 * 1024;

    @Test
    void topicsOfAnEarlierVersionTakeWhatServicesSend() throws ExecutionException, InterruptedException {
        assertThat(limit(EarlierTopics.SMALL)).isEqualTo(SERVICES_SEND);
        assertThat(limit(EarlierTopics.LARGE)).isEqualTo(EarlierTopics.MORE_THAN_NEEDED);
        assertThat(limit(Topics.EVENTS)).isEqualTo(SERVICES_SEND);
    }

    @Test
    void saysWhatToDoWhereItCannotRaiseALimit() {
        try (Admin admin = admin()) {
            assertThat(new TopicLimits(admin, SERVICES_SEND, PATIENCE).raise(List.of("onoma.gone")))
                    .singleElement()
                    .asString()
                    .contains("onoma.gone", "kafka-configs", "max.message.bytes=" + SERVICES_SEND);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));
    }

    private static long limit(String topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            return Long.parseLong(admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                    .value());
        }
    }
}
