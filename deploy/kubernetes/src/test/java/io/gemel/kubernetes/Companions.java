package io.gemel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Whether what stands beside a Deployment is about its pods. */
final class Companions {

    private Companions() {}

    /** What of {@code resources} is about other pods than those of {@code service}, or lets too few of them live. */
    static List<String> faults(List<JsonNode> resources, String service) {
        var faults = new ArrayList<String>();
        JsonNode pod = one(resources, "Deployment", service).at("/spec/template");
        JsonNode budget = one(resources, "PodDisruptionBudget", service).path("spec");
        require(faults, selects(budget.at("/selector/matchLabels"), pod), "the budget is about other pods");
        require(
                faults,
                budget.path("maxUnavailable").asInt() == 1,
                "the budget admits " + budget.path("maxUnavailable").asText() + " at once");
        require(
                faults,
                selects(one(resources, "Service", service).at("/spec/selector"), pod),
                "the Service leads to other pods");
        JsonNode monitor = one(resources, "PodMonitor", "gemel").path("spec");
        require(faults, selects(monitor.at("/selector/matchLabels"), pod), "the monitor is about other pods");
        JsonNode endpoint = monitor.at("/podMetricsEndpoints/0");
        require(
                faults,
                names(pod.at("/spec/containers/0/ports"))
                                .contains(endpoint.path("port").asText())
                        && endpoint.path("path").asText().equals("/q/metrics"),
                "the monitor asks at no port of it");
        scaler(faults, resources, service);
        return faults;
    }

    private static void scaler(List<String> faults, List<JsonNode> resources, String service) {
        var scalers = resources.stream()
                .filter(each -> List.of("HorizontalPodAutoscaler", "ScaledObject")
                        .contains(each.path("kind").asText()))
                .filter(each -> each.at("/spec/scaleTargetRef/name").asText().equals(service))
                .toList();
        require(faults, scalers.size() == 1, "the autoscaler is about other pods");
        for (JsonNode scaler : scalers) {
            int least = scaler.at("/spec/minReplicas").asInt()
                    + scaler.at("/spec/minReplicaCount").asInt();
            require(faults, least >= 2, "the autoscaler keeps " + least);
        }
    }

    private static boolean selects(JsonNode labels, JsonNode pod) {
        return !labels.isEmpty()
                && labels.properties().stream().allMatch(each -> pod.path("metadata")
                        .path("labels")
                        .path(each.getKey())
                        .equals(each.getValue()));
    }

    private static List<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.path("name").asText())
                .toList();
    }

    private static JsonNode one(List<JsonNode> resources, String kind, String name) {
        return resources.stream()
                .filter(each -> each.path("kind").asText().equals(kind)
                        && each.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    private static void require(List<String> faults, boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
