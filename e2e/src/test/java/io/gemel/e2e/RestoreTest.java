package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.ProviderOutcomes;
import io.gemel.local.Options;
import io.gemel.local.tool.RewindCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
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
        stack.parts().stop("audit-service");
        copy(stack);
        stack.parts().start("audit-service");
        report(stack, twin, "after-1", "after-2", "after-3");
        awaitCases(client, twin, 5);
        stack.parts().stop("audit-service");
        setBack(stack);
        stack.parts().start("audit-service");
        awaitCases(client, twin, 2);
        var said = new ByteArrayOutputStream();
        new RewindCommand(stack.layout(), new PrintStream(said, true)).run(new Options(List.of("audit-service")));
        assertThat(said.toString()).contains("gemel-audit starts again at the oldest record");
        awaitCases(client, twin, 5);
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

    private static void copy(LocalStack stack) throws Exception {
        sql(stack, "drop database if exists audit_copy", "create database audit_copy template gemel_audit");
    }

    /** The rights to connect belong to the database, not to its content, and are given again. */
    private static void setBack(LocalStack stack) throws Exception {
        sql(
                stack,
                "drop database gemel_audit with (force)",
                "alter database audit_copy rename to gemel_audit",
                "alter database gemel_audit owner to audit_owner",
                "revoke connect on database gemel_audit from public",
                "grant connect on database gemel_audit to audit_owner, audit_app, audit_relay, audit_janitor");
    }

    private static void sql(LocalStack stack, String... statements) throws Exception {
        try (var connection = stack.superuser("postgres");
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
