package io.gemel.audit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An operator who chose otherwise wherever there is a choice; one profile for all tests of that, because each costs a start. */
public final class OtherSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "gemel.remediation.distinct-approvers", "false",
                "gemel.remediation.min-recurrence", "2",
                "gemel.goldcase.capture-unknown-confidence", "false",
                "mp.messaging.incoming.provider-outcomes.partitions", "2",
                "mp.messaging.incoming.provider-outcomes.metadata.max.age.ms", "500");
    }
}
