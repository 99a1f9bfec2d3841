package io.gemel.e2e;

import io.gemel.local.gateway.Gateway;
import io.gemel.local.gateway.Routes;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One more instance of each service with its relay off, and a gateway of their own in front of them. */
final class Relayless implements AutoCloseable {

    private final List<Instance> instances = new ArrayList<>();
    private final Gateway gateway;

    /** @param limit how many rows may wait in an outbox */
    Relayless(LocalStack stack, int limit) throws IOException {
        var ports = new HashMap<String, Integer>();
        for (var service : ServiceName.values()) {
            var settings = Map.of(
                    "GEMEL_OUTBOX_RELAY_ENABLED", "false",
                    "GEMEL_OUTBOX_DEBEZIUM_SLOT", Connect.slot(stack.layout(), service),
                    "GEMEL_OUTBOX_MAX_PENDING", Integer.toString(limit));
            var instance = stack.another(service, settings);
            instances.add(instance);
            ports.put(service.module(), instance.port());
        }
        this.gateway = new Gateway(Routes.read(stack.layout().root().resolve("deploy/kubernetes/base/gateway")), ports);
        gateway.start(0);
    }

    String url() {
        return "http://127.0.0.1:" + gateway.port();
    }

    @Override
    public void close() {
        gateway.close();
        instances.forEach(Instance::close);
    }
}
