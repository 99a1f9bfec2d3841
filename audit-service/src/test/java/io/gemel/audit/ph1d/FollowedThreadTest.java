package io.gemel.audit.ph1d;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.audit.ph1d.commit.Commits;
import io.gemel.audit.ph1d.commit.Mode;
import io.gemel.platformtest.Answers;
import io.gemel.platformtest.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who follows a thread's cursor sees every row once, however long a writer takes. */
@QuarkusTest
class FollowedThreadTest {

    private static final String LOCK = """
            select pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant_id') || '/' || uuid '%s'::text, 0))
            """;
    private static final String INSERT = """
            insert into audit_events (engine, event_type, severity, reason_code, correlation_id, turn_id, user_id, device_id,
                                      payload, idempotency_key, request_digest)
            select engine, event_type, severity, reason_code, correlation_id, turn_id, user_id, device_id, payload, 'slow',
                   request_digest
              from audit_events order by event_id limit 1
            """;
    private static final String THREAD = "00000000-0000-0000-0000-000000000d52";

    private final Ph1dApi api = new Ph1dApi();

    @Test
    void aWriterThatTakesTwoSecondsHidesNoRow() throws Exception {
        IntStream.range(0, 3).forEach(i -> commit("k" + i));
        var holds = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> writeSlowly(holds));
        holds.await();
        var after = CompletableFuture.runAsync(() -> IntStream.range(0, 3).forEach(i -> commit("later" + i)));
        var writers = CompletableFuture.allOf(slow, after);

        var seen = follow(writers);

        writers.join();
        assertThat(seen)
                .containsExactlyElementsOf(Stream.of("k0", "k1", "k2", "slow", "later0", "later1", "later2")
                        .toList());
    }

    private void commit(String key) {
        api.commit(Mode.CHAT, Commits.chat("3410", key)).statusCode(201);
    }

    private void writeSlowly(CountDownLatch holds) {
        try (var db = PostgresServer.as("audit", "app");
                var statement = db.createStatement()) {
            db.setAutoCommit(false);
            statement.execute("select set_config('app.tenant_id', '" + api.tenant + "', true)");
            statement.execute(LOCK.formatted(THREAD));
            statement.execute(INSERT);
            holds.countDown();
            statement.execute("select pg_sleep(2)");
            db.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One row a page; a page without a next one is asked for again until nobody writes any more. */
    private List<String> follow(CompletableFuture<Void> writers) {
        var seen = new ArrayList<String>();
        String cursor = null;
        while (true) {
            boolean last = writers.isDone();
            var page = Answers.json(
                    api.get("auditor", "rows?correlation_id=3410&limit=1" + (cursor == null ? "" : "&cursor=" + cursor))
                            .statusCode(200)
                            .extract());
            String next = page.path("next_cursor").textValue();
            if (next != null || last) {
                seen.addAll(Answers.texts(page.path("items"), "idempotency_key"));
            }
            if (next == null && last) {
                return seen;
            }
            cursor = next == null ? cursor : next;
        }
    }
}
