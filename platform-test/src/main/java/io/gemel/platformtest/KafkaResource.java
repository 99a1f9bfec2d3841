package io.gemel.platformtest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a service's tests a real broker with all topics. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        KafkaServer.start();
        return new Settings().put("gemel.kafka", KafkaServer.bootstrap()).all();
    }

    /** The broker stays for the next application of this JVM and stops with it. */
    @Override
    public void stop() {}
}
