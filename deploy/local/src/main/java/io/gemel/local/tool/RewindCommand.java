package io.gemel.local.tool;

import io.gemel.local.Failure;
import io.gemel.local.Layout;
import io.gemel.local.Options;
import io.gemel.local.process.Wait;
import io.gemel.local.stack.PartSwitch;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** {@code rewind <service>}: after a restore of its database a service reads its topics from the oldest record again. */
public final class RewindCommand {

    private final Layout layout;
    private final PrintStream out;

    public RewindCommand(Layout layout, PrintStream out) {
        this.layout = layout;
        this.out = out;
    }

    public int run(Options options) throws IOException, InterruptedException {
        var service = ServiceName.of(options.word(0, "Say the service, like capture-service."));
        boolean ours = !options.has("kafka") && !options.has("config");
        try (var admin = new Broker(layout, options).admin()) {
            if (!ours) {
                rewind(admin, service);
                return 0;
            }
            var control = new PartSwitch(layout);
            control.stop(service.module());
            try {
                Wait.until(
                        "The end of the consumers of " + service.module(),
                        Duration.ofSeconds(60),
                        () -> isEmpty(admin, service.group()));
                rewind(admin, service);
            } finally {
                control.start(service.module());
            }
        } catch (ExecutionException e) {
            throw new Failure("The broker refuses: " + e.getCause().getMessage(), e);
        }
        return 0;
    }

    private void rewind(Admin admin, ServiceName service) throws ExecutionException, InterruptedException {
        if (!isEmpty(admin, service.group())) {
            throw new Failure("The group " + service.group() + " has members; stop " + service.module() + " first.");
        }
        var ask = new HashMap<TopicPartition, OffsetSpec>();
        admin.listConsumerGroupOffsets(service.group())
                .partitionsToOffsetAndMetadata()
                .get()
                .keySet()
                .forEach(p -> ask.put(p, OffsetSpec.earliest()));
        var oldest = new HashMap<TopicPartition, OffsetAndMetadata>();
        admin.listOffsets(ask).all().get().forEach((p, at) -> oldest.put(p, new OffsetAndMetadata(at.offset())));
        admin.alterConsumerGroupOffsets(service.group(), oldest).all().get();
        out.printf("%s starts again at the oldest record of %d partitions.%n", service.group(), oldest.size());
    }

    private static boolean isEmpty(Admin admin, String group) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group))
                .all()
                .get()
                .get(group)
                .members()
                .isEmpty();
    }
}
