package io.gemel.persona.feed;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.persona.Reviews;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.TenantId;
import io.gemel.platformtest.Answers;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Timeout(120)
class ReviewStreamTest {

    /** What another instance would do in one transaction, the counter's row locked until it ends. */
    private static final String CHANGE = """
            with next as (insert into review_counters (twin_id, seq) values (?, 1)
                          on conflict (tenant_id, twin_id) do update set seq = review_counters.seq + 1
                          returning twin_id, seq)
            insert into review_events (twin_id, seq, name, item)
            select twin_id, seq, 'claimed', ?::jsonb from next
            """;

    /** Nobody outside sees how often the database is asked. */
    @Inject
    OpenTwins open;

    private UUID twin = new UUID(0, 0);
    private String queue = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        queue = Reviews.queue(twin);
    }

    private Reader reader(String who, String more, @Nullable String lastEventId) {
        return new Reader(queue + "/events" + more, Tokens.of(who), lastEventId);
    }

    private String dismissed(String item) {
        post(OWNER, queue + "/" + item + "/resolve", "{'status': 'dismissed'}")
                .then()
                .statusCode(200);
        return item;
    }

    @Test
    void aReaderWithoutAPositionBeginsNowWithASnapshot() {
        Reviews.items(twin, "clarify", 2);
        String third = Reviews.item(twin);
        dismissed(third);

        try (var reader = reader("auditor@acme", "", null)) {
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.contentType()).startsWith("text/event-stream");
            assertThat(reader.event()).isEqualTo(new Reader.Told("4", "snapshot", "{\"count\":2}"));
            post(OWNER, queue + "/" + third + "/reopen", "{}").then().statusCode(200);
            var told = reader.event();
            assertThat(told.id()).isEqualTo("5");
            assertThat(told.name()).isEqualTo("reopened");
            assertThat(Json.read(told.data()))
                    .isEqualTo(Json.read(as(OWNER).get(queue + "/" + third).asString()));
        }
    }

    @Test
    void aReaderWithAPositionGetsWhatCameBehindIt() {
        String item = dismissed(Reviews.item(twin));

        try (var reader = reader("viewer@acme", "?after=0", null)) {
            assertThat(reader.event().name()).isEqualTo("added");
            assertThat(reader.event().name()).isEqualTo("resolved");
        }
        try (var reader = reader(OWNER, "?after=0", "1")) {
            var told = reader.event();
            assertThat(told.id()).isEqualTo("2");
            assertThat(Json.read(told.data()).path("id").asText()).isEqualTo(item);
            assertThat(Json.read(told.data()).path("status").asText()).isEqualTo("dismissed");
        }
        try (var reader = reader(OWNER, "", "2")) {
            assertThat(reader.next().orElseThrow().id()).isNull();
            post(OWNER, queue + "/" + item + "/reopen", "{}").then().statusCode(200);
            assertThat(reader.event().id()).isEqualTo("3");
        }
    }

    @Test
    void aSnapshotIsTheCountAtItsPositionWhileOthersWrite() throws Exception {
        String item = Reviews.items(twin, "clarify", 3).getFirst();
        var snapshots = new TreeMap<Long, Integer>();
        try (var writer = Executors.newSingleThreadExecutor()) {
            var writing = writer.submit(() -> {
                for (int i = 0; i < 40; i++) {
                    post(OWNER, queue + "/" + dismissed(item) + "/reopen", "{}")
                            .then()
                            .statusCode(200);
                }
            });
            while (!writing.isDone()) {
                try (var reader = reader(OWNER, "", null)) {
                    var first = reader.event();
                    snapshots.put(
                            Long.valueOf(String.valueOf(first.id())),
                            Json.read(first.data()).path("count").intValue());
                }
            }
            writing.get();
        }

        assertThat(snapshots).hasSizeGreaterThan(5);
        assertThat(snapshots).isEqualTo(pendingAt(snapshots.keySet(), 83));
    }

    /** What the whole log says was pending at each of {@code positions}. */
    private Map<Long, Integer> pendingAt(Set<Long> positions, long head) {
        var pending = new TreeMap<Long, Integer>();
        int count = 0;
        try (var reader = reader(OWNER, "?after=0", null)) {
            for (long at = 1; at <= head; at++) {
                count += "resolved".equals(reader.event().name()) ? -1 : 1;
                pending.put(at, count);
            }
        }
        pending.keySet().retainAll(positions);
        return pending;
    }

    @Test
    void allStreamsOfATwinShareTheAsking() {
        var tenant = new TenantId("acme");

        assertThat(open.heads(tenant, twin)).isSameAs(open.heads(tenant, twin));
        assertThat(open.heads(tenant, twin)).isNotSameAs(open.heads(tenant, UUID.randomUUID()));
        assertThat(open.heads(tenant, twin)).isNotSameAs(open.heads(new TenantId("globex"), twin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?after=1 410 stream-position-gone",
                "?after=99999999999999999999 410 stream-position-gone",
                "?after=-1 400 invalid-query",
                "?after=x 400 invalid-query",
                "?since=1 400 invalid-query",
                "?after=1&access_token=x 400 invalid-query"
            })
    void aPositionThatCannotBeServedIsRefused(String call) {
        String[] parts = call.split(" ");

        try (var reader = reader(OWNER, parts[0], null)) {
            assertThat(reader.status()).isEqualTo(Integer.parseInt(parts[1]));
            assertThat(reader.contentType()).startsWith("application/problem+json");
            assertThat(reader.code()).isEqualTo(parts[2]);
        }
    }

    @Test
    void aMalformedHeaderAndATokenInTheAddressAreRefused() {
        try (var reader = reader(OWNER, "", "x")) {
            assertThat(reader.status()).isEqualTo(400);
            assertThat(reader.code()).isEqualTo("invalid-header");
        }
        try (var reader = new Reader(queue + "/events?access_token=" + Tokens.of(OWNER), "", null)) {
            assertThat(reader.status()).isEqualTo(401);
        }
        try (var reader = reader("runtime@acme", "", null)) {
            assertThat(reader.status()).isEqualTo(403);
        }
        try (var reader = reader("owner@globex", "", null)) {
            assertThat(reader.status()).isEqualTo(404);
        }
    }

    @Test
    void theStreamEndsWithTheToken() {
        String token = Tokens.odd(OWNER).expiresIn(4).text();

        try (var reader = new Reader(queue + "/events", token, null)) {
            assertThat(reader.status()).isEqualTo(200);
            var told = Stream.generate(reader::next)
                    .takeWhile(Optional::isPresent)
                    .map(Optional::orElseThrow)
                    .filter(each -> each.id() != null);
            assertThat(told.map(Reader.Told::name)).containsExactly("snapshot");
        }
    }

    @Test
    void aReaderToWhomNothingHappensHearsCommentsAgainAndAgain() {
        try (var reader = reader(OWNER, "", null)) {
            assertThat(reader.event().name()).isEqualTo("snapshot");
            for (int i = 0; i < 3; i++) {
                assertThat(reader.next()).contains(new Reader.Told(null, null, ""));
            }
        }
    }

    @Test
    void aCommentComesEveryFifteenSecondsUnlessTheOperatorWantsOtherwise() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 300, new DurationConverter())
                .withMapping(StreamConfig.class)
                .build();

        assertThat(config.getConfigMapping(StreamConfig.class).commentEvery()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aReaderThatComesAndGoesMissesNothingAndRepeatsNothing() throws Exception {
        var items = Reviews.items(twin, "clarify", 4);
        String item = as(OWNER).get(queue + "/" + items.getFirst()).asString();
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String mine = items.get(i);
            writers.add(() -> here(mine));
            writers.add(() -> elsewhere(item));
        }
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            var running = writers.stream().map(threads::submit).toList();
            var told = new ArrayList<Long>();
            var random = new Random(7);
            while (told.size() < 1004) {
                String position = told.isEmpty() ? "0" : String.valueOf(told.getLast());
                try (var reader = reader(OWNER, "", position)) {
                    assertThat(reader.status()).isEqualTo(200);
                    for (int left = 1 + random.nextInt(120); left > 0 && told.size() < 1004; left--) {
                        told.add(Long.parseLong(String.valueOf(reader.event().id())));
                    }
                }
            }
            int written = 4;
            for (var each : running) {
                written += each.get();
            }
            assertThat(written).isEqualTo(1004);
            assertThat(told).isEqualTo(LongStream.rangeClosed(1, 1004).boxed().toList());
        }
    }

    /** 50 changes through this instance: a claim and its release, again and again. */
    private int here(String item) {
        for (int i = 0; i < 25; i++) {
            var claimed =
                    post(OWNER, queue + "/" + item + "/claim", "{}").then().statusCode(200);
            var token = Answers.text(claimed.extract(), "/claim_token");
            post(OWNER, queue + "/" + item + "/release", "{'claim_token': '" + token + "'}")
                    .then()
                    .statusCode(200);
        }
        return 50;
    }

    /** 200 changes as another instance writes them, some of them slow to commit. */
    private int elsewhere(String item) throws SQLException {
        var random = new Random();
        String text = ((ObjectNode) Json.read(item)).toString();
        try (var connection = PostgresServer.as("persona", "app")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 200; i++) {
                try (var bind = connection.createStatement();
                        var change = connection.prepareStatement(CHANGE)) {
                    bind.execute("select set_config('app.tenant_id', 'acme', true)");
                    change.setObject(1, twin);
                    change.setString(2, text);
                    change.executeUpdate();
                    if (random.nextInt(20) == 0) {
                        bind.execute("select pg_sleep(0.02)");
                    }
                }
                connection.commit();
            }
        }
        return 200;
    }
}
