package io.gemel.platform.inbox;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * What this instance reads, under {@code /q/health/group/messaging}. No partition is no fault: there may be more instances than
 * partitions.
 */
@HealthGroup("messaging")
@ApplicationScoped
class ConsumerHealth implements HealthCheck {

    private final Assignments assignments;

    ConsumerHealth(@Identifier("gemel-assignments") Assignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("consumers")
                .up()
                .withData("partitions_assigned", assignments.count())
                .build();
    }
}
