package io.gemel.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How many partitions this instance reads: none for long is an alert. */
@ApplicationScoped
@Identifier("gemel-assignments")
class Assignments implements KafkaConsumerRebalanceListener {

    private final Set<TopicPartition> assigned = ConcurrentHashMap.newKeySet();

    private final InboxMetrics metrics;

    Assignments(MeterRegistry registry, InboxMetrics metrics) {
        this.metrics = metrics;
        registry.gauge("gemel_consumer_assigned", assigned, Set::size);
    }

    int count() {
        return assigned.size();
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned.addAll(partitions);
        partitions.forEach(partition -> metrics.reads(partition.topic()));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(assigned::remove);
    }
}
