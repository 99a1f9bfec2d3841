package io.gemel.local.stack;

import io.gemel.contracts.Topic;
import io.gemel.contracts.Topics;
import io.gemel.local.Console;
import io.gemel.local.Failure;
import io.gemel.local.Layout;
import io.gemel.local.process.Child;
import io.gemel.local.process.Pids;
import io.gemel.local.process.Ports;
import io.gemel.local.process.QuickStart;
import io.gemel.local.process.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** One Kafka broker that is its own controller, and the topics of the platform on it. */
final class Kafka implements Control.Part {

    private static final String CLUSTER = "Z2VtZWwtbG9jYWwtMDAwMQ";

    private final Layout layout;
    private final int port;
    private final int controller;
    private final Child broker;

    Kafka(Layout layout, Ports ports, Pids pids, Console console) throws IOException {
        this.layout = layout;
        this.port = ports.of("kafka");
        this.controller = ports.of("kafka-controller");
        this.broker = new Child(
                "kafka",
                java("-Xms256m", "-Xmx512m", "kafka.Kafka", configuration().toString()),
                Map.of(),
                layout.logs(),
                pids,
                console);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        Files.createDirectories(data());
        Files.writeString(configuration(), settings());
        if (!Files.exists(data().resolve("meta.properties"))) {
            format();
        }
        broker.start();
        try (var admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            Wait.until("Kafka's start", Duration.ofSeconds(60), () -> {
                broker.mustLive();
                return !admin.describeCluster().nodes().get().isEmpty();
            });
            Wait.until("The creation of the topics", Duration.ofSeconds(60), () -> create(admin));
        }
    }

    @Override
    public void stop() {
        broker.stop();
    }

    private static boolean create(Admin admin) throws Exception {
        var there = admin.listTopics().names().get();
        var missing = topics().stream().filter(t -> !there.contains(t.name())).toList();
        admin.createTopics(missing).all().get();
        return true;
    }

    static List<NewTopic> topics() {
        var topics = new ArrayList<NewTopic>();
        Topics.ALL.forEach(t -> topics.add(topic(t)));
        Topics.CONSUMED.forEach(t -> topics.add(
                new NewTopic(t.name() + Topics.DEAD_LETTERS, 1, (short) 1).configs(Map.of("retention.ms", days(30)))));
        return topics;
    }

    private static NewTopic topic(Topic<?> topic) {
        return new NewTopic(topic.name(), Topics.PARTITIONS, (short) 1)
                .configs(topic.isCompacted() ? Map.of("cleanup.policy", "compact") : Map.of("retention.ms", days(7)));
    }

    private static String days(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }

    private void format() throws IOException, InterruptedException {
        var log = layout.logs().resolve("kafka.log").toFile();
        Files.createDirectories(layout.logs());
        var tool = java(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                CLUSTER,
                "-c",
                configuration().toString());
        int exit = new ProcessBuilder(tool)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new Failure("Kafka's storage could not be formatted; see " + log + ".");
        }
    }

    private List<String> java(String... arguments) {
        var command = QuickStart.java(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                layout.libraries() + "/*");
        command.addAll(List.of(arguments));
        return command;
    }

    private Path configuration() {
        return layout.state().resolve("kafka.properties");
    }

    private Path data() {
        return layout.state().resolve("kafka");
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=6
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=8
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controller, data());
    }
}
