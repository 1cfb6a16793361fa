package dev.onoma.monitor.messaging;

import dev.onoma.monitor.health.HealthWatches;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a partition from its beginning whenever this instance gets it: what is known of runs is the fold of their events, and is
 * kept nowhere else.
 */
@ApplicationScoped
@Identifier("replay")
public class Replay implements KafkaConsumerRebalanceListener {

    private final HealthWatches healths;

    @Inject
    public Replay(HealthWatches healths) {
        this.healths = healths;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> numbers =
                partitions.stream().map(TopicPartition::partition).toList();
        healths.forget(numbers);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }
}
