package io.gemel.platformtest;

import io.gemel.contracts.Topic;
import io.gemel.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The Kafka broker of this test JVM, a process of its own, with all topics. */
public final class KafkaServer {

    private static final String BOOTSTRAP = "gemel-test.kafka";
    private static final String PID = "kafka.pid";
    private static final String THIRTY_DAYS = String.valueOf(30L * 24 * 60 * 60 * 1000);
    private static final String SETTINGS = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            controller.listener.names=CONTROLLER
            log.dirs=%3$s
            auto.create.topics.enable=false
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.num.partitions=4
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            """;

    private KafkaServer() {}

    /** The broker's address. */
    public static String bootstrap() {
        return System.getProperty(BOOTSTRAP);
    }

    /** Starts the broker unless this JVM has it already; it stops with the JVM. */
    static synchronized void start() {
        if (System.getProperty(BOOTSTRAP) != null) {
            return;
        }
        Path place = Workplace.of("kafka", PID);
        try {
            List<Integer> ports = freePorts();
            Path settings = place.resolve("server.properties");
            Files.writeString(settings, SETTINGS.formatted(ports.get(0), ports.get(1), place.resolve("data")));
            Process format = java(
                    place,
                    "format.log",
                    "kafka.tools.StorageTool",
                    "format",
                    "-t",
                    "AAAAAAAAAAAAAAAAAAAAAQ",
                    "-c",
                    settings.toString());
            if (format.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(place.resolve("format.log")));
            }
            Process broker = java(place, "kafka.log", "kafka.Kafka", settings.toString());
            Files.writeString(place.resolve(PID), String.valueOf(broker.pid()));
            // SIGTERM: a JVM that comes from a shell's background has SIGINT ignored.
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
            createTopics("127.0.0.1:" + ports.get(0), place);
            System.setProperty(BOOTSTRAP, "127.0.0.1:" + ports.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process java(Path place, String log, String... main) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                KafkaClassPath.text()));
        command.addAll(List.of(main));
        return new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve(log).toFile())
                .start();
    }

    private static void createTopics(String bootstrap, Path place) throws InterruptedException, IOException {
        var topics = new ArrayList<NewTopic>();
        for (Topic<?> topic : Topics.ALL) {
            topics.add(new NewTopic(topic.name(), Topics.PARTITIONS, (short) 1)
                    .configs(topic.isCompacted() ? Map.of("cleanup.policy", "compact") : Map.of()));
        }
        for (Topic<?> topic : Topics.CONSUMED) {
            topics.add(new NewTopic(topic.name() + Topics.DEAD_LETTERS, 1, (short) 1)
                    .configs(Map.of("retention.ms", THIRTY_DAYS)));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(Files.readString(place.resolve("kafka.log")), e);
        }
    }

    private static List<Integer> freePorts() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (var one = new ServerSocket(0, 1, loopback);
                var two = new ServerSocket(0, 1, loopback)) {
            return List.of(one.getLocalPort(), two.getLocalPort());
        }
    }
}
