package io.gemel.local.stack;

import io.gemel.local.Layout;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Collectors;

/** Makes room for one service of the running stack in dev mode: stops it and hands over its environment. */
public final class DevEnvironment {

    private DevEnvironment() {}

    /** Shell lines that export the environment of {@code name}, which is stopped now. */
    public static String exports(Layout layout, String name) throws IOException, InterruptedException {
        var service = ServiceName.of(name);
        var status = Status.addresses(layout);
        new ServiceSwitch(layout).stop(service);
        var environment = Service.environment(
                service,
                URI.create(status.at("/services/" + service.module() + "/url").textValue())
                        .getPort(),
                status.at("/postgres/port").intValue(),
                status.path("kafka").textValue(),
                status.path("keycloak").textValue() + "/realms/gemel",
                new Secrets(layout.state().resolve("secrets.properties")));
        return environment.entrySet().stream()
                .map(e -> "export " + e.getKey() + "='" + e.getValue() + "'")
                .collect(Collectors.joining("\n"));
    }
}
