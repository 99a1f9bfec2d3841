package io.gemel.platform.inbox;

import io.gemel.contracts.Event;
import io.gemel.contracts.Topic;
import io.gemel.platform.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record with the event that was read from it, on a topic where its tenant may stand. */
record Delivery<D>(ConsumerRecord<String, byte[]> record, TenantId tenant, Event<D> event) {

    /** An outside producer's topic is named after its tenant and carries that tenant's records only. */
    static boolean mayStandOn(String name, Topic<?> topic, String tenant) {
        return TenantId.isTenant(tenant) && (name.equals(topic.name()) || name.equals(topic.name() + "." + tenant));
    }
}
