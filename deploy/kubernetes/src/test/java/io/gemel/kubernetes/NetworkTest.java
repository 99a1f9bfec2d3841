package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reaches whom: the edges that the policies admit, and no other. */
class NetworkTest {

    private static final Set<String> CALLERS = Set.of("envoy-gateway-system", "prometheus");

    @ParameterizedTest
    @CsvSource({
        "capture-service, capture-db",
        "persona-service, persona-db",
        "runtime-router-service, runtime-db",
        "audit-service, audit-db",
    })
    void aServiceReachesItsDatabaseTheBrokerKeycloakAndTheCollector(String service, String database) {
        JsonNode policy = Manifests.overlay("prod").one("NetworkPolicy", service);
        assertThat(policy.at("/spec/policyTypes")).hasSize(2);
        assertThat(edges(policy, "egress", "to"))
                .containsExactlyInAnyOrder(
                        database + ":5432", "gemel-kafka:9093", "keycloak:8080", "opentelemetry-collector:4317");
        assertThat(edges(policy, "ingress", "from"))
                .containsExactlyInAnyOrderElementsOf(
                        CALLERS.stream().map(caller -> caller + ":8080").toList());
    }

    @Test
    void aDatabaseAdmitsItsOwnServiceOnly() {
        for (String service : Manifests.SERVICES) {
            String database = service.split("-")[0] + "-db";
            assertThat(edges(Manifests.overlay("prod").one("NetworkPolicy", database), "ingress", "from"))
                    .containsExactly(service + ":5432");
        }
    }

    @Test
    void whatNoPolicyNamesIsDenied() {
        JsonNode policy = Manifests.overlay("prod").one("NetworkPolicy", "default-deny");
        assertThat(policy.at("/spec/podSelector")).isEmpty();
        assertThat(policy.path("spec").has("ingress")).isFalse();
        assertThat(policy.path("spec").has("egress")).isFalse();
    }

    @Test
    void withTheSharedDatabaseTheEdgesLeadThere() {
        var shared = Manifests.component("database-shared");
        for (String service : Manifests.SERVICES) {
            assertThat(edges(shared.one("NetworkPolicy", service), "egress", "to"))
                    .contains("gemel-db:5432");
            assertThat(shared.one("ConfigMap", service)
                            .at("/data/GEMEL_DB_HOST")
                            .asText())
                    .isEqualTo("gemel-db-rw");
        }
    }

    @Test
    void anEdgeToAnotherServiceIsNoticed() {
        ObjectNode bent = Manifests.overlay("prod")
                .one("NetworkPolicy", "capture-service")
                .deepCopy();
        ((ObjectNode) bent.at("/spec/egress/0/to/0/podSelector/matchLabels")).put("cnpg.io/cluster", "audit-db");
        assertThat(edges(bent, "egress", "to"))
                .doesNotContain("capture-db:5432")
                .contains("audit-db:5432");
    }

    private static Set<String> edges(JsonNode policy, String direction, String peers) {
        var edges = new TreeSet<String>();
        policy.path("spec").path(direction).forEach(rule -> rule.path(peers).forEach(peer -> rule.path("ports")
                .forEach(port -> edges.add(name(peer) + ":" + port.path("port").asText()))));
        return edges;
    }

    /** The label that tells a peer best. */
    private static String name(JsonNode peer) {
        JsonNode labels = peer.at("/podSelector/matchLabels");
        for (String label : new String[] {"cnpg.io/cluster", "strimzi.io/name", "app.kubernetes.io/name", "app"}) {
            if (labels.has(label)) {
                return labels.path(label).asText();
            }
        }
        return peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                .asText();
    }
}
