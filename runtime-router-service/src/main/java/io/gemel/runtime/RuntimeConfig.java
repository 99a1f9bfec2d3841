package io.gemel.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What this service alone can be told. */
@ConfigMapping(prefix = "gemel.runtime")
public interface RuntimeConfig {

    /** Secret from which each tenant's key for input digests is made. */
    String digestSecret();

    /** Whether a review request shows the beginning of the message. */
    @WithDefault("true")
    boolean reviewPreview();

    /** How long messages are kept beside their decisions. */
    @WithDefault("30d")
    Duration inputRetention();

    /**
     * How many compiled policies, and how many prompt plans without their query, are kept at most; one made of a spec of more
     * than 16 KiB counts once for each 16 KiB.
     */
    @WithDefault("10000")
    int planCache();
}
