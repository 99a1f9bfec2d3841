package io.gemel.platformtest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a service's tests a real broker with all topics. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        KafkaServer.start();
        // What the service commits wakes its relay; between commits it need not look fifty times a second.
        return new Settings()
                .put("gemel.kafka", KafkaServer.bootstrap())
                .put("gemel.outbox.poll", "100ms")
                .all();
    }

    /** The broker stays for the next application of this JVM and stops with it. */
    @Override
    public void stop() {}
}
