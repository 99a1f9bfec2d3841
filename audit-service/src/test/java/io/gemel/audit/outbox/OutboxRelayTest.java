package io.gemel.audit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.Event;
import io.gemel.contracts.GoldCases;
import io.gemel.contracts.GoldCases.GoldCaseCaptured;
import io.gemel.contracts.GoldCases.Turn;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.TenantDb;
import io.gemel.platform.tenancy.TenantId;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is committed is sent, whatever the order of commits and whoever kills the relay's connection. */
@QuarkusTest
class OutboxRelayTest {

    private static final int WRITERS = 8;
    private static final Duration LONG = Duration.ofSeconds(90);

    @Inject
    TenantDb db;

    @Inject
    Outbox outbox;

    private final TenantId tenant = new TenantId("t" + UUID.randomUUID());

    private Uni<Void> say(String key, int number, boolean slow) {
        return db.in(tenant, tx -> {
            outbox.say(tx, GoldCases.TOPIC, key, key, event(key, number));
            return slow
                    ? tx.run("select pg_sleep(0.02)").replaceWithVoid()
                    : Uni.createFrom().voidItem();
        });
    }

    private static GoldCaseCaptured event(String key, int number) {
        return new GoldCaseCaptured(
                key,
                "PH1.FEEDBACK",
                "PH1.D",
                "IMPROVEMENT",
                "TOOL_FAIL",
                "PENDING",
                List.of(1L),
                "v1:a",
                "v1:b",
                "LLM_INTERPRET",
                new UUID(0, 1),
                new Turn("1", String.valueOf(number)));
    }

    /** Each writer says its numbers one after the other, some in slow transactions, all under its own key. */
    private void write(int each) {
        var writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < each; i++) {
                        say(tenant + "-" + writer, i, i % 50 == writer).await().atMost(LONG);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writers).join();
    }

    /** The numbers of each writer in the order of the topic. */
    private static Map<String, List<Integer>> said() {
        return Records.events(GoldCases.TOPIC).stream()
                .map(Event::data)
                .filter(GoldCaseCaptured.class::isInstance)
                .map(GoldCaseCaptured.class::cast)
                .filter(event -> event.primaryFingerprint().equals("v1:a"))
                .collect(Collectors.groupingBy(
                        GoldCaseCaptured::goldCaseId,
                        Collectors.mapping(event -> Integer.valueOf(event.turn().turnId()), Collectors.toList())));
    }

    @Test
    void noRowIsSkippedUnderSlowAndFastTransactions() {
        sendAll(150);
    }

    @Test
    @Tag("slow")
    void noRowOfTenThousandIsSkipped() {
        sendAll(1_300);
    }

    private void sendAll(int each) {
        write(each);
        await().atMost(LONG).untilAsserted(() -> assertThat(pending()).isZero());
        var said = said();
        for (int writer = 0; writer < WRITERS; writer++) {
            assertThat(said.get(tenant + "-" + writer))
                    .containsExactlyElementsOf(IntStream.range(0, each).boxed().toList());
        }
    }

    @Test
    void nothingIsLostWhenTheRelayIsKilledAgainAndAgain() throws Exception {
        kill(4);
    }

    @Test
    @Tag("slow")
    void nothingIsLostWhenTheRelayIsKilledTwentyTimes() throws Exception {
        kill(20);
    }

    private void kill(int times) throws Exception {
        var writing = CompletableFuture.runAsync(() -> write(200));
        for (int kill = 0; kill < times; kill++) {
            await().atMost(LONG).until(OutboxRelayTest::killRelay);
        }
        writing.join();
        await().atMost(LONG).untilAsserted(() -> assertThat(pending()).isZero());
        var said = said();
        for (int writer = 0; writer < WRITERS; writer++) {
            var all = said.get(tenant + "-" + writer);
            assertThat(all).containsAll(IntStream.range(0, 200).boxed().toList());
            assertThat(all.getLast()).isEqualTo(199);
        }
    }

    /** Whether there was one to kill. */
    private static boolean killRelay() throws SQLException {
        try (var connection = PostgresServer.superuser("audit");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'audit_relay'")) {
            return rows.next();
        }
    }

    private static List<Long> pendingRows() throws SQLException {
        try (var connection = PostgresServer.superuser("audit");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select seq from outbox")) {
            List<Long> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
            return found;
        }
    }

    private static int pending() throws SQLException {
        return pendingRows().size();
    }
}
