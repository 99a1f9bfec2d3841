package io.gemel.audit.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What an operator decides about remediation. */
@ConfigMapping(prefix = "gemel.remediation")
public interface RemediationConfig {

    /** Turns that a failure must recur in before a builder may see its cluster, 2 to 10000. */
    @WithDefault("3")
    @Min(2)
    @Max(10_000)
    int minRecurrence();

    /**
     * Whether the three gates of a promotion want people who are all different. The database holds to it: each start writes the
     * setting, as the owner role, into the function {@code distinct_approvers()}, out of the application role's reach.
     */
    @WithDefault("true")
    boolean distinctApprovers();
}
