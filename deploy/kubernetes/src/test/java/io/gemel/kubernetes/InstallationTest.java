package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Broker, databases, gateway and what watches them survive the loss of one machine and serve nothing in the clear. */
class InstallationTest {

    private static final String PLACEHOLDER = "192.0.2.1/32";

    @ParameterizedTest
    @CsvSource({"controllers, controller", "brokers, broker"})
    void kafkaHasThreeControllersAndThreeBrokers(String pool, String role) {
        JsonNode spec = Manifests.overlay("prod").one("KafkaNodePool", pool).path("spec");
        assertThat(spec.path("replicas").asInt()).isEqualTo(3);
        assertThat(spec.path("roles")).hasSize(1);
        assertThat(spec.at("/roles/0").asText()).isEqualTo(role);
    }

    @Test
    void aRecordIsOnTwoBrokersBeforeItIsAcknowledged() {
        JsonNode kafka = Manifests.overlay("prod").one("Kafka", "gemel").at("/spec/kafka");
        for (String three : List.of(
                "default.replication.factor",
                "offsets.topic.replication.factor",
                "transaction.state.log.replication.factor")) {
            assertThat(kafka.path("config").path(three).asInt()).as(three).isEqualTo(3);
        }
        for (String two : List.of("min.insync.replicas", "transaction.state.log.min.isr")) {
            assertThat(kafka.path("config").path(two).asInt()).as(two).isEqualTo(2);
        }
        assertThat(kafka.at("/config/auto.create.topics.enable").asBoolean(true))
                .isFalse();
    }

    @Test
    void theBrokerListensWithTlsPasswordsAndRights() {
        JsonNode kafka = Manifests.overlay("prod").one("Kafka", "gemel").at("/spec/kafka");
        assertThat(kafka.path("listeners")).hasSize(1);
        JsonNode listener = kafka.at("/listeners/0");
        assertThat(listener.path("tls").asBoolean()).isTrue();
        assertThat(listener.at("/authentication/type").asText()).isEqualTo("scram-sha-512");
        assertThat(kafka.at("/authorization/type").asText()).isEqualTo("simple");
        assertThat(Manifests.overlay("prod")
                        .one("ConfigMap", "gemel")
                        .at("/data/GEMEL_KAFKA")
                        .asText())
                .endsWith(":" + listener.path("port").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "staging"})
    void eachDatabaseHasThreeInstancesAndIsBackedUp(String overlay) {
        var rendered = Manifests.overlay(overlay);
        assertThat(rendered.of("Cluster")).hasSize(5);
        for (JsonNode cluster : rendered.of("Cluster")) {
            String name = cluster.at("/metadata/name").asText();
            assertThat(cluster.at("/spec/instances").asInt()).as(name).isEqualTo(name.equals("keycloak-db") ? 2 : 3);
            assertThat(cluster.at("/spec/postgresql/synchronous/number").asInt())
                    .as(name)
                    .isEqualTo(name.equals("keycloak-db") ? 0 : 1);
            JsonNode backup = rendered.one("ScheduledBackup", name).path("spec");
            assertThat(backup.at("/cluster/name").asText()).isEqualTo(name);
            assertThat(backup.path("method").asText()).isEqualTo("volumeSnapshot");
            // Without an archive of its log only a snapshot of an instance that stands still is whole.
            assertThat(cluster.at("/spec/backup/volumeSnapshot/online").asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void theGatewayServesNothingWithoutTls() {
        JsonNode spec = Manifests.overlay("prod").one("Gateway", "gemel").path("spec");
        assertThat(spec.path("listeners")).hasSize(1);
        assertThat(spec.at("/listeners/0/protocol").asText()).isEqualTo("HTTPS");
        assertThat(spec.at("/listeners/0/tls/certificateRefs/0/name").asText()).isEqualTo("gemel-tls");
    }

    @ParameterizedTest
    @CsvSource({"prod, api.gemel.example", "staging, api.staging.gemel.example", "dev, api.dev.gemel.example"})
    void theOperationsHaveOneHost(String overlay, String host) {
        for (String service : Manifests.SERVICES) {
            JsonNode names =
                    Manifests.overlay(overlay).one("HTTPRoute", service).at("/spec/hostnames");
            assertThat(names).hasSize(1);
            assertThat(names.path(0).asText()).isEqualTo(host);
        }
    }

    /** Envoy's listeners are called after namespace, gateway and listener; a patch of another name changes nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"prod", "staging"})
    void thePatchesOfTheListenerNameIt(String overlay) {
        var rendered = Manifests.overlay(overlay);
        JsonNode gateway = rendered.one("Gateway", "gemel");
        String listener = gateway.at("/metadata/namespace").asText() + "/gemel/"
                + gateway.at("/spec/listeners/0/name").asText();
        assertThat(rendered.of("EnvoyPatchPolicy")).hasSize(2);
        rendered.of("EnvoyPatchPolicy").forEach(policy -> policy.at("/spec/jsonPatches")
                .forEach(patch -> assertThat(patch.path("name").asText()).isEqualTo(listener)));
    }

    /** An address that nobody has: whoever installs must say where the API server is, and nobody gets through until then. */
    @ParameterizedTest
    @ValueSource(strings = {"prod", "staging", "dev"})
    void theApiServersAddressIsAPlaceholder(String overlay) {
        assertThat(Manifests.overlay(overlay).of("NetworkPolicy").stream()
                        .map(policy ->
                                policy.at("/spec/egress/0/to/0/ipBlock/cidr").asText())
                        .filter(cidr -> !cidr.isEmpty()))
                .containsExactly(PLACEHOLDER, PLACEHOLDER);
    }

    /** Names of header prefixes and of exact headers that a caller could lie with. */
    @Test
    void theGatewayTakesAwayWhatCouldBeSpoofed() {
        JsonNode early =
                Manifests.overlay("prod").one("ClientTrafficPolicy", "gemel").at("/spec/headers/earlyRequestHeaders");
        assertThat(texts(early.path("remove"))).containsExactly("Forwarded", "X-Real-IP");
        assertThat(early.path("removeOnMatch").findValuesAsText("value"))
                .containsExactly("x-forwarded-", "x-tenant", "x-user", "x-gemel-");
        assertThat(early.path("removeOnMatch").findValuesAsText("type")).containsOnly("Prefix");
    }

    /** A burst fits into its second's window, and what a minute's window holds is the rate. */
    @Test
    void aCallerIsHeldToItsRate() {
        JsonNode rules =
                Manifests.overlay("prod").one("BackendTrafficPolicy", "gemel").at("/spec/rateLimit/global/rules");
        assertThat(StreamSupport.stream(rules.spliterator(), false).map(rule -> {
                    JsonNode selector = rule.at("/clientSelectors/0");
                    return (selector.has("sourceCIDR")
                                    ? selector.at("/sourceCIDR/value").asText()
                                    : selector.at("/headers/0/name").asText())
                            + " " + rule.at("/limit/requests").asText() + "/"
                            + rule.at("/limit/unit").asText();
                }))
                .containsExactly(
                        "Authorization 10000/Second",
                        "Authorization 300000/Minute",
                        "0.0.0.0/0 1000/Second",
                        "0.0.0.0/0 30000/Minute",
                        "::/0 1000/Second",
                        "::/0 30000/Minute");
        assertThat(rules).allMatch(rule -> rule.path("shared").asBoolean());
    }

    /** The gateway's own answers are the local gateway's, and a 429 says which policy it is. */
    @Test
    void theGatewaysOwnAnswersAreProblems() {
        JsonNode mappers = Manifests.overlay("prod")
                .one("EnvoyPatchPolicy", "gemel-local-replies")
                .at("/spec/jsonPatches/0/operation/value/mappers");
        assertThat(StreamSupport.stream(mappers.spliterator(), false).map(mapper -> {
                    JsonNode body = mapper.at("/body_format_override/json_format");
                    return body.path("status").asText() + " "
                            + body.path("code").asText() + " "
                            + mapper.path("headers_to_add").findValuesAsText("value");
                }))
                .containsExactly(
                        "404 no-such-path []",
                        "413 body-too-large []",
                        "429 rate-limited [1, \"caller\";q=5000;w=1, \"caller\";r=0;t=1]",
                        "429 rate-limited [1, \"caller\";q=500;w=1, \"caller\";r=0;t=1]",
                        "503 unavailable [1]",
                        "504 gateway-timeout []");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
