package io.gemel.audit.cluster;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.Event;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platformtest.Answers;
import io.gemel.platformtest.KafkaServer;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A tenant of its own whose calls fail, and a client of its clusters. */
public final class Failures {

    private static final Duration LONG = Duration.ofSeconds(60);

    public final String tenant = "f" + UUID.randomUUID();
    public final UUID twin = UUID.randomUUID();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** One failing call: what differs from {@code task LLM_INTERPRET, status ERROR}. */
    public record Call(
            UUID twin, String correlation, long turn, String call, long reason, String provider, Instant at) {

        public Call ofTwin(UUID other) {
            return new Call(other, correlation, turn, call, reason, provider, at);
        }

        public Call at(String time) {
            return new Call(twin, correlation, turn, call, reason, provider, Instant.parse(time));
        }

        public Call reason(long other) {
            return new Call(twin, correlation, turn, call, other, provider, at);
        }

        public Call provider(String other) {
            return new Call(twin, correlation, turn, call, reason, other, at);
        }
    }

    /** Call {@code name} in turn {@code turn} of thread 77. */
    public Call call(String name, long turn) {
        return new Call(twin, "77", turn, name, 0x4400_0301L, "p1", Instant.parse("2026-11-20T18:31:00.123456Z"));
    }

    public void report(Call... calls) {
        report(List.of(calls), tenant);
    }

    /** Sends all with one producer; those with one key are handled in order. */
    public void report(List<Call> calls, String key) {
        Map<String, Object> settings = Map.of("bootstrap.servers", KafkaServer.bootstrap(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<java.util.concurrent.Future<?>>();
            for (Call call : calls) {
                sent.add(producer.send(new ProducerRecord<>(
                        ProviderOutcomes.TOPIC.name(),
                        key.isEmpty() ? call.call() : key,
                        ProviderOutcomes.TOPIC.write(event(call)).getBytes(StandardCharsets.UTF_8))));
            }
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Event<ProviderOutcomes> event(Call c) {
        return new Event<>(
                UUID.nameUUIDFromBytes((tenant + c).getBytes(StandardCharsets.UTF_8)),
                "/gemel/runtime-router-service",
                c.correlation(),
                c.at(),
                tenant,
                null,
                new OutcomeReported(
                        c.twin(),
                        c.correlation(),
                        String.valueOf(c.turn()),
                        c.provider(),
                        "m1",
                        "LLM_INTERPRET",
                        "PRIMARY",
                        "SCHEMA_OK",
                        "ERROR",
                        null,
                        c.reason(),
                        10,
                        0,
                        null,
                        "En",
                        c.call(),
                        null,
                        "u1",
                        "d1",
                        "s1",
                        null,
                        c.at()));
    }

    public RequestSpecification as(String who) {
        return given().auth()
                .oauth2(tokens.computeIfAbsent(who, w -> Tokens.of(w + "@" + tenant)))
                .contentType("application/json");
    }

    public ValidatableResponse get(String who, String path) {
        return as(who).get(path).then();
    }

    /** The only cluster, once it has {@code cases}. */
    public String cluster(int cases) {
        var found = await().atMost(LONG)
                .until(
                        () -> Answers.json(get("auditor", "/failure-clusters").extract())
                                .path("items"),
                        items ->
                                items.size() == 1 && items.path(0).path("cases").intValue() == cases);
        return found.path(0).path("id").textValue();
    }

    public void awaitClusters(int count) {
        await().atMost(LONG)
                .until(
                        () -> Answers.json(get("auditor", "/failure-clusters?limit=200")
                                        .extract())
                                .path("items"),
                        items -> items.isArray() && items.size() == count);
    }

    /** A cluster that recurs in three turns. */
    public String recurring() {
        report(call("a", 1), call("b", 2), call("c", 3));
        return cluster(3);
    }

    public ValidatableResponse move(String who, String cluster, String json) {
        return as(who).body(json)
                .post("/failure-clusters/" + cluster + "/state")
                .then();
    }

    /** Puts a twin of {@code owner} into the directory. */
    public void owned(UUID twin, String owner) {
        run("""
                insert into twin_directory (tenant_id, twin_id, owner_id, status, name, settings, revision)
                values ('%s', '%s', '%s', 'active', 'Ada', '{}', 1)
                """.formatted(tenant, twin, Tokens.sub(owner + "@" + tenant)));
    }

    /** A statement as superuser, whom neither tenant nor trigger stops. */
    public void run(String sql) {
        try (var db = PostgresServer.superuser("audit");
                var statement = db.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A statement as one of the service's roles, bound to this tenant. */
    public void runAs(String part, String sql) throws SQLException {
        try (var db = PostgresServer.as("audit", part);
                var statement = db.createStatement()) {
            statement.execute("select set_config('app.tenant_id', '" + tenant + "', false)");
            statement.execute(sql);
        }
    }
}
