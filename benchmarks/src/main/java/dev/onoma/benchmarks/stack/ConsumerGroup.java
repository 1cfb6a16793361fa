package dev.onoma.benchmarks.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;

/** Those who share the messages of a topic; Kafka deals them out anew when one comes or goes. */
public record ConsumerGroup(String kafka, String group) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    /**
     * Returns when so many share, and everything is dealt out.
     *
     * @throws BenchmarkFailure when it does not come to that
     */
    public void await(int members) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            while (true) {
                ConsumerGroupDescription now = Objects.requireNonNull(admin.describeConsumerGroups(List.of(group))
                                .describedGroups()
                                .get(group))
                        .get();
                if (now.groupState() == GroupState.STABLE && now.members().size() == members) {
                    return;
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new BenchmarkFailure("%s has %d members and is %s; %d were expected"
                            .formatted(group, now.members().size(), now.groupState(), members));
                }
                // Kafka can only be asked.
                TimeUnit.MILLISECONDS.sleep(BETWEEN_QUESTIONS.toMillis());
            }
        } catch (ExecutionException e) {
            throw new BenchmarkFailure(
                    "Kafka does not tell who is in " + group, e.getCause() == null ? e : e.getCause());
        }
    }
}
