package io.gemel.capture.training;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of training sessions. */
@ConfigMapping(prefix = "gemel.training")
interface TrainingConfig {

    /** How long a session lasts from its start; fixed, not sliding. At least five minutes. */
    @WithDefault("240m")
    Duration sessionTtl();
}
