package io.gemel.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gemel.local.Layout;
import io.gemel.local.process.Pids;
import io.gemel.local.process.QuickStart;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * A Kafka Connect worker in a JVM of its own with the settings, the plugin and the connectors of the component
 * outbox-connectors; closing stops it, and the next one begins where it ended.
 */
final class Connect implements AutoCloseable {

    private static final String COMPONENT = "deploy/kubernetes/components/outbox-connectors/";
    /** Where the manifest mounts the passwords. */
    private static final String MOUNTS = "/mnt/";

    private final Process process;

    private Connect(Process process) {
        this.process = process;
    }

    static Connect start(LocalStack stack, List<PublishedOutbox> outboxes) throws IOException {
        var layout = stack.layout();
        var folder = Files.createDirectories(folder(layout));
        var target = layout.root().resolve("deploy/connect/target");
        var command = QuickStart.java(
                "-Xmx384m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                target.resolve("worker") + "/*",
                "org.apache.kafka.connect.cli.ConnectStandalone",
                worker(stack, folder, target.resolve("plugins")).toString());
        for (var outbox : outboxes) {
            command.add(connector(stack, outbox, folder).toString());
        }
        var log = layout.logs().resolve("connect.log").toFile();
        return new Connect(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start());
    }

    /** Forgets where earlier workers ended, as their slots are forgotten. */
    static void forget(Layout layout) throws IOException {
        Files.deleteIfExists(folder(layout).resolve("offsets"));
    }

    /** The slot that the manifest gives the connector of {@code service}. */
    static String slot(Layout layout, ServiceName service) throws IOException {
        return manifest(layout, "connector-" + service.prefix())
                .at("/spec/config/slot.name")
                .textValue();
    }

    private static Path folder(Layout layout) {
        return layout.state().resolve("connect");
    }

    private static JsonNode manifest(Layout layout, String name) throws IOException {
        return new YAMLMapper()
                .readTree(layout.root().resolve(COMPONENT + name + ".yaml").toFile());
    }

    /** The worker of the manifest but for where the broker is and how one authenticates to it. */
    private static Path worker(LocalStack stack, Path folder, Path plugins) throws IOException {
        var settings = new Properties();
        manifest(stack.layout(), "kafka-connect")
                .at("/spec/config")
                .properties()
                .forEach(each ->
                        settings.setProperty(each.getKey(), each.getValue().asText()));
        settings.setProperty("bootstrap.servers", stack.kafka());
        settings.setProperty("listeners", "HTTP://127.0.0.1:" + freePort());
        settings.setProperty("plugin.path", plugins.toString());
        settings.setProperty(
                "offset.storage.file.filename", folder.resolve("offsets").toString());
        settings.setProperty("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.setProperty("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        var file = folder.resolve("worker.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        return file;
    }

    /** The connector of the manifest but for where the database and the password are. */
    private static Path connector(LocalStack stack, PublishedOutbox outbox, Path folder) throws IOException {
        var prefix = outbox.service().prefix();
        var secret = Files.createDirectories(folder.resolve(prefix)).resolve("password");
        Files.writeString(secret, outbox.password());
        var manifest = manifest(stack.layout(), "connector-" + prefix);
        var config = (ObjectNode) manifest.at("/spec/config");
        config.put("connector.class", manifest.at("/spec/class").textValue());
        config.put("tasks.max", manifest.at("/spec/tasksMax").asText());
        config.put("database.hostname", "127.0.0.1");
        config.put("database.port", Integer.toString(stack.databasePort()));
        config.put(
                "database.password",
                config.path("database.password").textValue().replace(MOUNTS, folder + "/"));
        var texts = new ObjectMapper().createObjectNode();
        config.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        var connector = new ObjectMapper().createObjectNode();
        connector.put("name", manifest.at("/metadata/name").textValue());
        connector.set("config", texts);
        return Files.writeString(folder.resolve(prefix + ".json"), connector.toString());
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        Pids.stop(process.toHandle());
    }
}
