package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.PersonaSpecs;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.ResayRequests;
import io.gemel.contracts.Topics;
import io.gemel.local.Options;
import io.gemel.local.stack.ServiceName;
import io.gemel.local.tool.DeadLetterCommand;
import io.gemel.local.tool.RewindCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A service whose database was set back to an earlier copy reads its topics again and has all of it back. */
class RestoreTest {

    private static final String OWNER = "owner@acme";
    private static final String AUDITOR = "auditor@acme";

    @Test
    void aConsumerSetBackToAnEarlierCopyHasEverythingAgainAfterRewind() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var twin = client.twin(OWNER);
        report(stack, twin, "before-1", "before-2");
        awaitCases(client, twin, 2);
        copy(stack, ServiceName.AUDIT);
        report(stack, twin, "after-1", "after-2", "after-3");
        awaitCases(client, twin, 5);
        setBack(stack, ServiceName.AUDIT);
        awaitCases(client, twin, 2);
        var said = new ByteArrayOutputStream();
        new RewindCommand(stack.layout(), new PrintStream(said, true)).run(new Options(List.of("audit-service")));
        assertThat(said.toString()).contains("gemel-audit starts again at the oldest record");
        awaitCases(client, twin, 5);
    }

    @Test
    void personaSetBackToAnEarlierCopyIsHeardAgainAfterResay() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var twin = client.twin(OWNER);
        await().until(() -> start(client, twin) == 201);
        copy(stack, ServiceName.PERSONA);
        var tag = client.get(OWNER, "/twins/" + twin).header("ETag").orElseThrow();
        assertThat(client.patch(OWNER, "/twins/" + twin, Map.of("status", "paused"), tag)
                        .status())
                .isEqualTo(200);
        await().until(() -> start(client, twin) == 403);
        var lost = client.twin(OWNER);
        await().until(() -> start(client, lost) == 201);
        setBack(stack, ServiceName.PERSONA);
        var said = new ByteArrayOutputStream();
        new RewindCommand(stack.layout(), new PrintStream(said, true)).run(new Options(List.of("persona-service")));
        assertThat(said.toString()).contains("gemel-persona starts again at the oldest record");
        for (var topic : List.of(PersonaTwins.TOPIC, PersonaSpecs.TOPIC)) {
            new DeadLetterCommand(stack.layout(), System.out).run(new Options(List.of("resay", topic.name(), "--all")));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> start(client, twin) == 201);
        // What was created after the backup cannot be said again; the dead letters are the list of it.
        var letters = ResayRequests.TOPIC.name() + Topics.DEAD_LETTERS;
        await().atMost(Duration.ofSeconds(60)).until(() -> Topic.records(stack.kafka(), letters).stream()
                .anyMatch(letter -> lost.equals(letter.key())));
    }

    private static int start(Client client, String twin) throws IOException {
        return client.post(OWNER, "/twins/" + twin + "/training-sessions", Map.of())
                .status();
    }

    private static void report(LocalStack stack, String twin, String... calls) throws Exception {
        for (var call : calls) {
            var outcome = Outcomes.failed(UUID.fromString(twin), "acme", call);
            Topic.send(stack.kafka(), ProviderOutcomes.TOPIC.name(), "77", outcome);
        }
    }

    private static void awaitCases(Client client, String twin, int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(client.get(AUDITOR, "/gold-cases?twin_id=" + twin)
                                .body()
                                .path("items"))
                        .hasSize(count));
    }

    private static void copy(LocalStack stack, ServiceName service) throws Exception {
        var copy = service.prefix() + "_copy";
        stack.parts().stop(service.module());
        new Databases(stack)
                .run("drop database if exists " + copy, "create database " + copy + " template " + service.database());
        stack.parts().start(service.module());
    }

    private static void setBack(LocalStack stack, ServiceName service) throws Exception {
        stack.parts().stop(service.module());
        var databases = new Databases(stack);
        databases.run(
                "drop database " + service.database() + " with (force)",
                "alter database " + service.prefix() + "_copy rename to " + service.database());
        databases.grant(service);
        stack.parts().start(service.module());
    }
}
