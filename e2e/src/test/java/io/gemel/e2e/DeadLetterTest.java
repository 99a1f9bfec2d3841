package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.contracts.Event;
import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CandidateRecorded;
import io.gemel.contracts.PersonaTwins;
import io.gemel.local.Failure;
import io.gemel.local.Options;
import io.gemel.local.tool.DeadLetterCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an operator does with dead letters: looks at them, replays them, has a compacted topic said again. */
class DeadLetterTest {

    private static final String OWNER = "owner@acme";
    private static final String CANDIDATES = ModuleCandidates.TOPIC.name();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aReplayedDeadLetterTakesEffectOnceTheReasonIsGone() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var twin = UUID.randomUUID();
        var candidate = UUID.randomUUID();
        Topic.send(stack.kafka(), CANDIDATES, twin.toString(), candidate(twin, candidate));
        await().atMost(java.time.Duration.ofSeconds(30)).untilAsserted(() -> assertThat(dlq(stack, "show", CANDIDATES))
                .contains(candidate.toString(), "refused", "gemel-persona"));
        addTwin(stack, twin, client.get(OWNER, "/me").text("/sub"));
        assertThat(dlq(stack, "replay", CANDIDATES)).contains("sent to " + CANDIDATES);
        var path = "/twins/" + twin + "/persona-modules/" + candidate;
        await().until(() -> client.get(OWNER, path).status() == 200);
        dlq(stack, "replay", CANDIDATES);
        assertThat(client.get(OWNER, "/twins/" + twin + "/persona-modules")
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(dlq(stack, "list")).contains(CANDIDATES + ".dlq");
        var tag = client.get(OWNER, "/twins/" + twin).header("ETag").orElseThrow();
        var said = client.patch(OWNER, "/twins/" + twin, Map.of("status", "paused"), tag);
        assertThat(said.status())
                .as("the other services hear of it by its first change")
                .isEqualTo(200);
    }

    @Test
    void aCompactedTopicIsSaidAgainInsteadOfReplayed() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var twins = PersonaTwins.TOPIC.name();
        assertThatThrownBy(() -> dlq(stack, "replay", twins))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("dlq resay");
        var twin = client.twin(OWNER);
        await().until(() ->
                client.get(OWNER, "/twins/" + twin + "/training-sessions").status() == 200);
        assertThat(dlq(stack, "resay", twins, twin)).isEqualTo("1 asked for.\n");
        await().until(() -> newest(stack, twin) == 2);
    }

    private static long newest(LocalStack stack, String twin) throws Exception {
        long newest = 0;
        for (var record : Topic.records(stack.kafka(), PersonaTwins.TOPIC.name())) {
            if (twin.equals(record.key())) {
                newest = JSON.readTree(record.value()).at("/data/revision").asLong();
            }
        }
        return newest;
    }

    /** What an import by hand would do: the record was early, and becomes right by this. */
    private static void addTwin(LocalStack stack, UUID twin, String owner) throws Exception {
        try (var connection = stack.superuser("gemel_persona");
                var insert = connection.prepareStatement(
                        "insert into twins (id, tenant_id, name, owner_id, settings) values (?, 'acme', ?, ?, '{}')")) {
            insert.setObject(1, twin);
            insert.setString(2, "Imported " + twin);
            insert.setString(3, owner);
            insert.executeUpdate();
        }
    }

    private static String candidate(UUID twin, UUID id) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var data = JSON.createObjectNode();
        data.putObject("when");
        data.putArray("do").add("prefer_option:no");
        data.putObject("say_style");
        data.putArray("ban");
        ModuleCandidates said = new CandidateRecorded(
                id,
                twin,
                "somebody",
                UUID.randomUUID(),
                "sjt",
                UUID.randomUUID(),
                "procedural.decision.generic",
                null,
                data,
                List.of("POL_DECISION_0123456789ABCDEF"),
                new BigDecimal("0.75"),
                "draft",
                now);
        return ModuleCandidates.TOPIC.write(
                new Event<>(UUID.randomUUID(), "/gemel/capture-service", id.toString(), now, "acme", null, said));
    }

    private static String dlq(LocalStack stack, String... words) throws Exception {
        var out = new ByteArrayOutputStream();
        new DeadLetterCommand(stack.layout(), new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(new Options(List.of(words)));
        return out.toString(StandardCharsets.UTF_8);
    }
}
