package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.local.Options;
import io.gemel.local.stack.ServiceName;
import io.gemel.local.tool.RewindCommand;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The compacted topics hold the newest revision of every twin and spec, also of those that were said while relays died. */
class RebuildTest {

    private static final String OWNER = "owner@acme";
    private static final int KILLS = 20;

    private static final String SAID = "select id, revision, spec_revision from twins";
    private static final String HEARD = "select twin_id, revision, spec_revision from twin_directory";

    @Test
    void anEmptyDatabaseIsRebuiltToTheNewestRevisionOfEveryTwinAfterTwentyRelaysDied() throws Exception {
        var stack = LocalStack.running();
        var databases = new Databases(stack);
        var client = stack.client();
        var twins = List.of(client.twin(OWNER), client.twin(OWNER), client.twin(OWNER));
        for (int kill = 0; kill < KILLS; kill++) {
            var twin = twins.get(kill % twins.size());
            var published =
                    client.post(OWNER, "/twins/" + twin + "/persona-specs/generate", Map.of("auto_publish", true));
            assertThat(published.status()).as(published.toString()).isEqualTo(201);
            databases.run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'persona_relay'");
        }
        awaitAll(databases);

        stack.parts().stop("runtime-router-service");
        databases.run("drop database gemel_runtime with (force)", "create database gemel_runtime");
        databases.grant(ServiceName.RUNTIME);
        stack.parts().start("runtime-router-service");
        assertThat(databases.rows("gemel_runtime", HEARD)).isEmpty();
        var quiet = new PrintStream(OutputStream.nullOutputStream(), true);
        new RewindCommand(stack.layout(), quiet).run(new Options(List.of("runtime-router-service")));
        awaitAll(databases);
    }

    private static void awaitAll(Databases databases) throws Exception {
        var said = databases.rows("gemel_persona", SAID);
        assertThat(said).isNotEmpty();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(databases.rows("gemel_runtime", HEARD))
                .containsAllEntriesOf(said));
    }
}
