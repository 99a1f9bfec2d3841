package io.gemel.local.stack;

import io.gemel.local.Layout;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes room for one service of the running stack in dev mode: stops it and hands over its environment. */
public final class DevEnvironment {

    private DevEnvironment() {}

    /** Shell lines that export the environment of {@code name}, which is stopped now. */
    public static String exports(Layout layout, String name) throws IOException, InterruptedException {
        var service = ServiceName.of(name);
        var url = Status.addresses(layout)
                .at("/services/" + service.module() + "/url")
                .textValue();
        new PartSwitch(layout).stop(service.module());
        var environment = of(layout, service, URI.create(url).getPort());
        environment.remove("GEMEL_STOP_WITH_LAUNCHER");
        return environment.entrySet().stream()
                .map(e -> "export " + e.getKey() + "='" + e.getValue() + "'")
                .collect(Collectors.joining("\n"));
    }

    /** What an instance of {@code service} at {@code port} needs to know of the running stack. */
    public static Map<String, String> of(Layout layout, ServiceName service, int port) throws IOException {
        var status = Status.addresses(layout);
        return Service.environment(
                service,
                port,
                status.at("/postgres/port").intValue(),
                status.path("kafka").textValue(),
                status.path("keycloak").textValue() + "/realms/gemel",
                new Secrets(layout.state().resolve("secrets.properties")));
    }
}
