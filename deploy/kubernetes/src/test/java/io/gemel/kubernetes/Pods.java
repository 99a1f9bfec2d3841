package io.gemel.kubernetes;

import io.gemel.kubernetes.Reach.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pods of an installation with the labels that our manifests and the operators give them, and what is around them. */
final class Pods {

    private static final String NAME = "app.kubernetes.io/name";
    private static final Set<Integer> DATABASE = Set.of(5432, 8000);

    private Pods() {}

    static List<Pod> ofAnInstallation(List<String> databases) {
        var pods = new ArrayList<Pod>();
        for (String service : Manifests.SERVICES) {
            pods.add(new Pod(service, "", Map.of(NAME, service, "app.kubernetes.io/part-of", "gemel"), Set.of(8080)));
            String svc = service.split("-")[0];
            pods.add(new Pod(
                    svc + "-roles",
                    "",
                    Map.of("app.kubernetes.io/component", "database-roles", "app.kubernetes.io/instance", svc),
                    Set.of()));
        }
        for (String database : databases) {
            pods.add(new Pod(database, "", Map.of("cnpg.io/cluster", database), DATABASE));
        }
        pods.addAll(List.of(
                new Pod("keycloak-db", "", Map.of("cnpg.io/cluster", "keycloak-db"), DATABASE),
                new Pod("keycloak", "", Map.of("app", "keycloak"), Set.of(7800, 8080, 57800)),
                new Pod("realm-import", "", Map.of("app", "keycloak-realm-import"), Set.of()),
                new Pod("kafka", "", strimzi("gemel", "gemel-kafka"), Set.of(8443, 9090, 9091, 9093)),
                new Pod("entity-operator", "", strimzi("gemel", "gemel-entity-operator"), Set.of(8080, 8081)),
                new Pod("gemel-operator", "", Map.of(NAME, "gemel-operator"), Set.of(8080)),
                new Pod("stranger", "", Map.of("app", "stranger"), Set.of(80)),
                new Pod("connect", "", strimzi("gemel-outbox", "gemel-outbox-connect"), Set.of(8083)),
                new Pod(
                        "gateway",
                        "envoy-gateway-system",
                        Map.of("gateway.envoyproxy.io/owning-gateway-name", "gemel"),
                        Set.of(10443)),
                new Pod(
                        "another gateway",
                        "envoy-gateway-system",
                        Map.of("gateway.envoyproxy.io/owning-gateway-name", "other"),
                        Set.of(10443)),
                new Pod("prometheus", "monitoring", Map.of(NAME, "prometheus"), Set.of(9090)),
                new Pod("collector", "monitoring", Map.of(NAME, "opentelemetry-collector"), Set.of(4317, 4318)),
                new Pod("grafana", "monitoring", Map.of(NAME, "grafana"), Set.of(3000)),
                new Pod("dns", "kube-system", Map.of("k8s-app", "kube-dns"), Set.of(53)),
                new Pod("cnpg", "cnpg-system", Map.of(NAME, "cloudnative-pg"), Set.of(9443)),
                new Pod("strimzi", "strimzi", Map.of("strimzi.io/kind", "cluster-operator"), Set.of(8080)),
                new Pod("keda", "keda", Map.of("app", "keda-operator"), Set.of(9666)),
                new Pod("foreign stranger", "elsewhere", Map.of(NAME, "capture-service"), Set.of(8080)),
                new Pod("api", "-", Map.of("cidr", "192.0.2.1/32"), Set.of(443, 6443)),
                new Pod("internet", "-", Map.of("cidr", "203.0.113.1/32"), Set.of(80, 443))));
        return pods;
    }

    private static Map<String, String> strimzi(String cluster, String name) {
        return Map.of("strimzi.io/cluster", cluster, "strimzi.io/name", name);
    }
}
