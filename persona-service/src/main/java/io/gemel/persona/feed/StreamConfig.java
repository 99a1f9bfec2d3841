package io.gemel.persona.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What streams of events can be told. */
@ConfigMapping(prefix = "gemel.persona.stream")
interface StreamConfig {

    /** How often a reader hears something even when nothing happens: proxies close connections that are silent. */
    @WithDefault("15s")
    Duration commentEvery();
}
