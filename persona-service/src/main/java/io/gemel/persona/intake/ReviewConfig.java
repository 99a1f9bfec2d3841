package io.gemel.persona.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the review queue can be told. */
@ConfigMapping(prefix = "gemel.persona")
interface ReviewConfig {

    /** How long the beginning of a question is kept with its item. */
    @WithDefault("30d")
    Duration previewRetention();
}
