package io.gemel.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.local.Failure;
import io.gemel.local.Layout;
import io.gemel.local.process.Pids;
import java.io.IOException;
import java.nio.file.Files;

/** Where everything of a running stack is; what {@code status} prints. */
public final class Status {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Status() {}

    static void write(Layout layout, Stack stack) throws IOException {
        var status = JSON.createObjectNode();
        status.put("gateway", stack.url());
        status.put("keycloak", stack.keycloakUrl());
        status.put("kafka", stack.kafkaAddress());
        var postgres = status.putObject("postgres");
        postgres.put("host", "127.0.0.1").put("port", stack.postgresPort());
        var databases = postgres.putObject("databases");
        var services = status.putObject("services");
        for (var service : stack.services()) {
            databases.put(service.name().module(), service.name().database());
            services.putObject(service.name().module()).put("url", service.url());
        }
        status.put("control", stack.controlPort());
        JSON.writeValue(layout.statusFile().toFile(), status);
    }

    /** The addresses of the stack that runs; a failure when none does. */
    public static ObjectNode addresses(Layout layout) throws IOException {
        if (!Leftovers.launcherRuns(layout) || !Files.exists(layout.statusFile())) {
            throw new Failure("No stack runs here; start one with ./gemel up.");
        }
        return (ObjectNode) JSON.readTree(layout.statusFile().toFile());
    }

    /** The same with each service's pid and whether it is ready now. */
    public static ObjectNode now(Layout layout) throws IOException {
        var status = addresses(layout);
        status.remove("control");
        var pids = new Pids(layout.pids());
        for (var name : ServiceName.values()) {
            var service = (ObjectNode) status.path("services").path(name.module());
            service.put("pid", pids.find(name.module()).map(ProcessHandle::pid).orElse(0L));
            service.put("ready", Http.answers(service.path("url").textValue() + "/q/health/ready"));
        }
        return status;
    }

    public static String text(ObjectNode status) throws IOException {
        return JSON.writeValueAsString(status);
    }
}
