package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Specs are published and retired while two instances of the runtime decide: each decision is made by one version alone. */
class VersionsUnderLoadTest {

    private static final String OWNER = "owner@acme";
    private static final int VERSIONS = 6;
    private static final int DECIDING = 2;

    /** What a decision shows of the version that made it: its routing, its reply and its prompt. */
    private record Made(String version, String action, String reply, String module) {

        static Made of(Client.Reply decision) {
            var made = new Made(
                    decision.text("/metadata/persona_spec_version"),
                    decision.text("/routing_decision/action"),
                    decision.text("/reply/text"),
                    decision.text("/prompt/module_ids/0"));
            assertThat(decision.text("/prompt/persona_spec_version")).isEqualTo(made.version());
            return made;
        }
    }

    private final AtomicBoolean over = new AtomicBoolean();
    private final Queue<Made> made = new ConcurrentLinkedQueue<>();

    @Test
    void noDecisionMixesTwoVersionsAndNoneIsLate() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var twin = "/twins/" + client.twin(OWNER);
        var versions = new HashMap<String, Made>();
        for (int i = 0; i < VERSIONS; i++) {
            var version = draft(client, twin, i);
            versions.put(version, new Made(version, "refuse", "Not about tulips, " + i + ".", "module-" + i));
        }
        var without = new Made("null", "answer", "", "");
        try (var other = stack.another(ServiceName.RUNTIME, Map.of());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var instances = List.of(client, stack.client(other.port()));
            await().until(() -> decide(client, twin).status() == 201);
            var load = new ArrayList<Future<?>>();
            for (int i = 0; i < DECIDING * instances.size(); i++) {
                var instance = instances.get(i % instances.size());
                load.add(threads.submit(() -> decideUntilItIsOver(instance, twin)));
            }
            try {
                for (var expected : versions.values()) {
                    change(client, instances, twin, "/" + expected.version() + "/publish", expected);
                    change(client, instances, twin, "/retire", without);
                }
            } finally {
                over.set(true);
            }
            for (var each : load) {
                each.get();
            }
        }
        assertThat(made).contains(without).containsAll(versions.values());
        assertThat(made).allMatch(each -> each.equals(versions.getOrDefault(each.version(), without)));
    }

    /** The first decision of an instance whose status shows the change is made by it. */
    private static void change(Client client, List<Client> instances, String twin, String how, Made expected)
            throws IOException {
        var change = client.post(OWNER, twin + "/persona-specs" + how, Map.of());
        assertThat(change.status()).as(change.toString()).isEqualTo(200);
        for (var instance : instances) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> instance.get(OWNER, twin + "/runtime-status")
                            .text("/spec_revision")
                            .equals(change.text("/revision")));
            assertThat(Made.of(decide(instance, twin))).isEqualTo(expected);
        }
    }

    private static String draft(Client client, String twin, int number) throws IOException {
        var spec = Map.of(
                "guardrails",
                Map.of(
                        "forbidden_topics", List.of("tulips"),
                        "refusal_templates", List.of("Not about tulips, " + number + ".")),
                "procedural_modules",
                List.of(Map.of("id", "module-" + number, "do", List.of("say " + number))));
        var draft = client.post(OWNER, twin + "/persona-specs", Map.of("spec", spec));
        assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
        return draft.text("/persona_spec/version");
    }

    /** A busy machine may refuse one for the moment, but never decide half of it. */
    private Void decideUntilItIsOver(Client instance, String twin) throws IOException {
        while (!over.get()) {
            var decision = decide(instance, twin);
            assertThat(decision.status()).as(decision.toString()).isIn(201, 503);
            if (decision.status() == 201) {
                made.add(Made.of(decision));
            }
        }
        return null;
    }

    private static Client.Reply decide(Client client, String twin) throws IOException {
        var message = Map.of(
                "conversation_id",
                "load",
                "message_id",
                UUID.randomUUID().toString(),
                "message",
                "Where do people grow tulips in spring these days?");
        return client.post("runtime@acme", twin + "/routing-decisions", message);
    }
}
