package io.gemel.runtime.decision;

import io.gemel.platform.janitor.JanitorJob;
import io.gemel.runtime.RuntimeConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Messages go when their time is over; what was decided stays. */
class InputRetention {

    private static final String OVERDUE = """
            delete from routing_inputs
             where (tenant_id, decision_id) in (
                   select tenant_id, decision_id from routing_inputs
                    where created_at < now() - make_interval(secs => ?) limit 1000)
            """;

    @Produces
    @Singleton
    JanitorJob routingInputs(RuntimeConfig config) {
        return new JanitorJob("routing-inputs", OVERDUE, config.inputRetention());
    }
}
