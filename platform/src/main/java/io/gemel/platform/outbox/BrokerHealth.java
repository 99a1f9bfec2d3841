package io.gemel.platform.outbox;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the broker takes what this instance sends, under {@code /q/health/group/messaging}; never part of readiness. */
@HealthGroup("messaging")
@ApplicationScoped
class BrokerHealth implements HealthCheck {

    private final RelayMetrics relay;
    private final OutboxLimit limit;

    BrokerHealth(RelayMetrics relay, OutboxLimit limit) {
        this.relay = relay;
        this.limit = limit;
    }

    @Override
    public HealthCheckResponse call() {
        var sends = !Double.isNaN(relay.brokerUp());
        return HealthCheckResponse.named("broker")
                .status(!sends || relay.brokerUp() > 0)
                .withData("this_instance_sends", sends)
                .withData("outbox_pending", limit.pending())
                .build();
    }
}
