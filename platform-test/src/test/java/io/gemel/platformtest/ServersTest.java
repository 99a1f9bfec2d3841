package io.gemel.platformtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServersTest {

    private static final Map<String, String> SETTINGS = new HashMap<>();

    @BeforeAll
    static void start() {
        var postgres = new PostgresResource();
        postgres.init(Map.of("svc", "capture"));
        SETTINGS.putAll(postgres.start());
        SETTINGS.putAll(new KafkaResource().start());
        SETTINGS.putAll(new TokenIssuer().start());
    }

    @Test
    void everySettingOfTheBriefIsGiven() {
        assertThat(SETTINGS)
                .containsKeys(
                        "GEMEL_DB_HOST",
                        "GEMEL_DB_PORT",
                        "GEMEL_DB_OWNER_PASSWORD",
                        "GEMEL_DB_APP_PASSWORD",
                        "GEMEL_DB_RELAY_PASSWORD",
                        "GEMEL_DB_JANITOR_PASSWORD",
                        "GEMEL_KAFKA",
                        "GEMEL_OIDC_ISSUER",
                        "gemel.db.host",
                        "gemel.db.app-password");
    }

    @Test
    void acceptedMeansKept() throws Exception {
        try (Connection db = PostgresServer.superuser("capture")) {
            assertThat(one(db, "show fsync")).isEqualTo("on");
            assertThat(one(db, "show synchronous_commit")).isEqualTo("on");
            assertThat(one(db, "show wal_level")).isEqualTo("logical");
            assertThat(one(db, "show password_encryption")).isEqualTo("scram-sha-256");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> PostgresServer.connect("gemel_capture", "capture_app", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void everyRoleEntersItsDatabaseAndNoOther() throws Exception {
        for (String part : new String[] {"owner", "app", "relay", "janitor"}) {
            try (Connection db = PostgresServer.as("capture", part)) {
                assertThat(one(db, "select current_user")).isEqualTo("capture_" + part);
            }
        }
        assertThatThrownBy(
                        () -> PostgresServer.connect("postgres", "capture_app", PostgresServer.password("capture_app")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void everyTopicIsThere() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KafkaServer.bootstrap()))) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(Topics.ALL.stream().map(t -> t.name()).toList())
                    .contains(PersonaTwins.TOPIC.name() + Topics.DEAD_LETTERS);
            var twins = admin.describeTopics(java.util.List.of(PersonaTwins.TOPIC.name()))
                    .allTopicNames()
                    .get();
            assertThat(twins.get(PersonaTwins.TOPIC.name()).partitions()).hasSize(Topics.PARTITIONS);
        }
    }

    @Test
    void whatIsSentIsRead() {
        Records.send("gemel.persona.reviews.v1", "key", "text".getBytes(StandardCharsets.UTF_8));

        assertThat(Records.all("gemel.persona.reviews.v1")).singleElement().satisfies(record -> assertThat(
                        new String(record.value(), StandardCharsets.UTF_8))
                .isEqualTo("text"));
    }

    @Test
    void aTokenIsVerifiedByThePublishedKeyOnly() throws Exception {
        JsonNode key = new ObjectMapper()
                .readTree(URI.create(SETTINGS.get("GEMEL_OIDC_ISSUER") + "/protocol/openid-connect/certs")
                        .toURL())
                .get("keys")
                .get(0);

        assertThat(Jws.verifies(Tokens.of("owner@acme"), key)).isTrue();
        assertThat(Jws.verifies(Tokens.odd("owner@acme").foreignKey().text(), key))
                .isFalse();
    }

    @Test
    void aNameSaysRoleAndTenant() throws Exception {
        String payload = Tokens.of("approver-code@acme").split("\\.")[1];
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(payload));

        assertThat(claims.get("tenant_id").textValue()).isEqualTo("acme");
        assertThat(claims.at("/realm_access/roles/0").textValue()).isEqualTo("approver-code");
        assertThat(claims.get("sub").textValue()).isEqualTo(Tokens.sub("approver-code@acme"));
    }

    private static String one(Connection db, String sql) throws Exception {
        try (var statement = db.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
