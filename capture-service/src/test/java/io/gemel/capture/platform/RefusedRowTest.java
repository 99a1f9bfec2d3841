package io.gemel.capture.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.gemel.contracts.PersonaTwins;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A row that the broker refuses for good stops the relay and says so; nothing is dropped and nothing overtakes it. */
@QuarkusTest
class RefusedRowTest {

    /** Where a record that is no event disturbs no other test. */
    private static final String TOPIC = PersonaTwins.TOPIC.name() + ".dlq";

    private static final Duration LONG = Duration.ofSeconds(30);

    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void noSuchRow() throws SQLException {
        run("delete from outbox where topic = 'no topic!'");
    }

    @Test
    void itBlocksUntilAnOperatorActs() throws SQLException {
        append("no topic!");
        await().atMost(LONG).until(() -> metric("gemel_outbox_blocked") == 1);
        append(TOPIC);
        await().atMost(LONG).until(() -> metric("gemel_outbox_oldest_seconds") > 2);
        await().atMost(LONG).until(() -> metric("gemel_outbox_pending") >= 2);
        assertThat(sent()).isZero();

        noSuchRow();
        await().atMost(LONG).until(() -> sent() == 1);
        await().atMost(LONG).until(() -> metric("gemel_outbox_blocked") == 0);
        assertThat(metric("gemel_broker_up")).isEqualTo(1);
        given().get("/q/health/group/messaging")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'broker' }.data.this_instance_sends", equalTo(true))
                .body("checks.find { it.name == 'consumers' }.data.partitions_assigned", greaterThan(0));
    }

    private long sent() {
        return Records.all(TOPIC).stream()
                .filter(record -> key.equals(record.key()))
                .count();
    }

    private void append(String topic) throws SQLException {
        run("insert into outbox (id, topic, key, type, subject, tenant_id, payload) values (uuidv7(), '" + topic
                + "', '" + key + "', 't', 's', 'acme', '{}')");
    }

    private static void run(String sql) throws SQLException {
        try (var connection = PostgresServer.superuser("capture");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }
}
