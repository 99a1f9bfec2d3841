package io.gemel.platform.operation;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** How the broker is reached: every key under {@code kafka.}, TLS and login included, the same as the channels use. */
@ApplicationScoped
public class BrokerSettings {

    private final Map<String, Object> settings;

    BrokerSettings(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** These settings and {@code own}, which win. */
    public Map<String, Object> with(Map<String, Object> own) {
        var all = new HashMap<>(settings);
        all.putAll(own);
        return all;
    }
}
