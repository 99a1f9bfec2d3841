package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches whom: exactly the edges listed here, whatever a policy is called and whichever adds to which. */
class NetworkTest {

    private static final List<String> OWN = List.of("audit-db", "capture-db", "persona-db", "runtime-db");
    private static final List<String> SHARED = List.of("gemel-db");

    /** Everybody of ours resolves names. */
    private static final List<String> OURS = Stream.concat(
                    Manifests.SERVICES.stream(),
                    Stream.of(
                            "audit-roles",
                            "capture-roles",
                            "persona-roles",
                            "runtime-roles",
                            "keycloak-db",
                            "keycloak",
                            "realm-import",
                            "kafka",
                            "entity-operator",
                            "gemel-operator",
                            "stranger",
                            "connect"))
            .toList();

    @ParameterizedTest
    @ValueSource(strings = {"prod", "staging", "dev"})
    void anInstallationHasTheseEdgesAndNoOther(String overlay) {
        var rendered = Manifests.overlay(overlay);
        List<String> databases = overlay.equals("dev") ? SHARED : OWN;
        Set<String> wanted = edges(databases);
        if (overlay.equals("prod")) {
            wanted.add("keda → kafka:9093");
        }
        assertThat(reach(rendered.of("NetworkPolicy"), databases).edges()).isEqualTo(wanted);
    }

    @Test
    void kafkaConnectReachesDatabasesAndBroker() {
        Set<String> wanted = edges(OWN);
        OWN.forEach(database -> wanted.add("connect → " + database + ":5432"));
        wanted.addAll(List.of("connect → kafka:9093", "connect → connect:8083", "strimzi → connect:8083"));
        for (String component : List.of("outbox-connectors", "outbox-debezium")) {
            assertThat(reach(Manifests.component(component).of("NetworkPolicy"), OWN)
                            .edges())
                    .isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "staging", "dev"})
    void noRuleAdmitsAnybodyOrAnyPort(String overlay) {
        assertThat(reach(Manifests.overlay(overlay).of("NetworkPolicy"), OWN).openRules())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"from, capture-service ingress", "ports, capture-service ingress"})
    void aRuleWithoutPeersOrPortsIsNoticed(String without, String fault) {
        List<JsonNode> bent = policies();
        ((ObjectNode) policy(bent, "capture-service").at("/spec/ingress/0")).remove(without);
        assertThat(reach(bent, OWN).openRules()).containsExactly(fault);
    }

    /** Each kind of edge, taken away or led elsewhere, is missed. */
    @ParameterizedTest
    @CsvSource({
        "capture-service, /spec/egress/0/to/0/podSelector/matchLabels, cnpg.io~1cluster, capture-service → capture-db:5432",
        "persona-service, /spec/egress/1/to/0/podSelector/matchLabels, strimzi.io~1name, persona-service → kafka:9093",
        "audit-service, /spec/egress/2/to/0/podSelector/matchLabels, app, audit-service → keycloak:8080",
        "audit-service, /spec/egress/3/to/0/podSelector/matchLabels, app.kubernetes.io~1name, audit-service → collector:4317",
        "name-resolution, /spec/egress/0/to/0/podSelector/matchLabels, k8s-app, audit-service → dns:53",
        "runtime-router-service, /spec/ingress/0/from/0/podSelector/matchLabels, "
                + "gateway.envoyproxy.io~1owning-gateway-name, gateway → runtime-router-service:8080",
        "runtime-router-service, /spec/ingress/0/from/1/podSelector/matchLabels, app.kubernetes.io~1name, "
                + "prometheus → runtime-router-service:8080",
        "keycloak-db, /spec/ingress/0/from/0/podSelector/matchLabels, app, keycloak → keycloak-db:5432",
        "keycloak-db, /spec/ingress/0/from/1/podSelector/matchLabels, app, realm-import → keycloak-db:5432",
        "capture-db-instances, /spec/egress/0/to/0/podSelector/matchLabels, cnpg.io~1cluster, capture-db → capture-db:8000",
        "kubernetes-api-kafka, /spec/egress/0/to/0/ipBlock, cidr, entity-operator → api:6443",
        "kafka, /spec/ingress/1/from/0/podSelector/matchLabels, strimzi.io~1name, entity-operator → kafka:9091",
        "keda, /spec/ingress/0/from/0/podSelector/matchLabels, app, keda → kafka:9093",
    })
    void anEdgeThatLeadsElsewhereIsMissed(String name, String at, String key, String edge) {
        List<JsonNode> bent = policies();
        assertThat(reach(bent, OWN).edges()).contains(edge);
        ((ObjectNode) policy(bent, name).at(at)).put(key.replace("~1", "/"), "198.51.100.1/32");
        assertThat(reach(bent, OWN).edges()).doesNotContain(edge);
    }

    /** One policy more admits more, whatever its name is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "capture-service → audit-service:8080",
                "capture-service → audit-db:5432",
                "stranger → kafka:9093",
                "stranger → internet:443",
            })
    void anotherPolicyIsNoticed(String edge) {
        List<JsonNode> bent = policies();
        ObjectNode more = policy(bent, "default-deny").deepCopy();
        ((ObjectNode) more.path("metadata")).put("name", "more");
        ((ObjectNode) more.path("spec")).putArray("ingress").addObject();
        ((ObjectNode) more.path("spec")).putArray("egress").addObject();
        bent.add(more);
        assertThat(reach(policies(), OWN).edges()).doesNotContain(edge);
        assertThat(reach(bent, OWN).edges()).contains(edge);
        assertThat(reach(bent, OWN).openRules()).containsExactly("more ingress", "more egress");
    }

    @Test
    void whatNoPolicyNamesIsDenied() {
        JsonNode policy = policy(policies(), "default-deny");
        assertThat(policy.at("/spec/podSelector")).isEmpty();
        assertThat(policy.path("spec").has("ingress")).isFalse();
        assertThat(policy.path("spec").has("egress")).isFalse();
    }

    /** Strimzi makes a policy beside ours, of the listener's peers; without them it would admit everybody. */
    @ParameterizedTest
    @CsvSource({"prod, 2", "staging, 1", "dev, 1"})
    void theBrokersListenerAdmitsTheClientsOnly(String overlay, int peers) {
        JsonNode listener =
                Manifests.overlay(overlay).one("Kafka", "gemel").at("/spec/kafka/listeners/0/networkPolicyPeers");
        assertThat(listener).hasSize(peers);
        assertThat(listener.at("/0/podSelector"))
                .isEqualTo(policy(policies(), "kafka").at("/spec/ingress/3/from/0/podSelector"));
        if (peers == 2) {
            assertThat(listener.path(1)).isEqualTo(policy(policies(), "keda").at("/spec/ingress/0/from/0"));
        }
    }

    @Test
    void withTheSharedDatabaseTheServicesAskThere() {
        for (String service : Manifests.SERVICES) {
            assertThat(Manifests.overlay("dev")
                            .one("ConfigMap", service)
                            .at("/data/GEMEL_DB_HOST")
                            .asText())
                    .isEqualTo("gemel-db-rw");
        }
    }

    private static Set<String> edges(List<String> databases) {
        var edges = new TreeSet<String>();
        OURS.forEach(each -> edges.add(each + " → dns:53"));
        for (String service : Manifests.SERVICES) {
            String svc = service.split("-")[0];
            String database = databases.size() == 1 ? databases.getFirst() : svc + "-db";
            edges.addAll(List.of(
                    "gateway → " + service + ":8080",
                    "prometheus → " + service + ":8080",
                    service + " → " + database + ":5432",
                    service + " → kafka:9093",
                    service + " → keycloak:8080",
                    service + " → collector:4317",
                    svc + "-roles → " + database + ":5432"));
        }
        Stream.concat(databases.stream(), Stream.of("keycloak-db"))
                .forEach(database -> edges.addAll(List.of(
                        database + " → dns:53",
                        database + " → " + database + ":5432",
                        database + " → " + database + ":8000",
                        "cnpg → " + database + ":5432",
                        "cnpg → " + database + ":8000",
                        database + " → api:443",
                        database + " → api:6443")));
        edges.addAll(List.of(
                "gateway → keycloak:8080",
                "keycloak → keycloak:7800",
                "keycloak → keycloak:57800",
                "keycloak → keycloak-db:5432",
                "realm-import → keycloak-db:5432",
                "kafka → kafka:9090",
                "kafka → kafka:9091",
                "entity-operator → kafka:9091",
                "entity-operator → api:443",
                "entity-operator → api:6443",
                "strimzi → kafka:8443",
                "strimzi → kafka:9090",
                "strimzi → kafka:9091",
                "gemel-operator → kafka:9093"));
        return edges;
    }

    private static Reach reach(List<JsonNode> policies, List<String> databases) {
        return new Reach(policies, Pods.ofAnInstallation(databases));
    }

    /** Those of production, to bend. */
    private static List<JsonNode> policies() {
        return new ArrayList<>(Manifests.overlay("prod").of("NetworkPolicy").stream()
                .<JsonNode>map(each -> each.deepCopy())
                .toList());
    }

    private static ObjectNode policy(List<JsonNode> policies, String name) {
        return (ObjectNode) policies.stream()
                .filter(each -> each.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no policy " + name));
    }
}
