package io.gemel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Who reaches whom under the NetworkPolicies of a rendering, as a cluster would decide it. */
final class Reach {

    /**
     * One of the pods of a kind, or an address outside of the cluster.
     *
     * @param namespace where it runs; "" is the rendering's own, "-" none at all
     * @param labels as its operator or our manifests set them
     * @param ports on which it listens
     */
    record Pod(String name, String namespace, Map<String, String> labels, Set<Integer> ports) {
        boolean isOurs() {
            return namespace.isEmpty();
        }
    }

    private final List<JsonNode> policies;
    private final List<Pod> pods;

    Reach(List<JsonNode> policies, List<Pod> pods) {
        this.policies = policies;
        this.pods = pods;
    }

    /** Every edge, as {@code from → to:port}. */
    Set<String> edges() {
        var edges = new TreeSet<String>();
        for (Pod from : pods) {
            for (Pod to : pods) {
                to.ports().stream()
                        .filter(port -> admits("Egress", from, to, port) && admits("Ingress", to, from, port))
                        .filter(port -> from.isOurs() || to.isOurs())
                        .forEach(port -> edges.add(from.name() + " → " + to.name() + ":" + port));
            }
        }
        return edges;
    }

    /** The rules that say nobody in particular or no port: they admit what nobody can list. */
    List<String> openRules() {
        var open = new ArrayList<String>();
        for (JsonNode policy : policies) {
            for (String direction : List.of("ingress", "egress")) {
                for (JsonNode rule : policy.path("spec").path(direction)) {
                    JsonNode peers = rule.path(direction.equals("ingress") ? "from" : "to");
                    boolean anybody = peers.isEmpty()
                            || StreamSupport.stream(peers.spliterator(), false).anyMatch(Reach::isAnybody);
                    boolean anyPort = rule.path("ports").isEmpty()
                            || StreamSupport.stream(rule.path("ports").spliterator(), false)
                                    .anyMatch(port -> !port.has("port"));
                    if (anybody || anyPort) {
                        open.add(policy.at("/metadata/name").asText() + " " + direction);
                    }
                }
            }
        }
        return open;
    }

    private static boolean isAnybody(JsonNode peer) {
        return peer.isEmpty()
                || peer.at("/ipBlock/cidr").asText().endsWith("/0")
                || peer.has("podSelector") && peer.path("podSelector").isEmpty()
                || !peer.has("podSelector") && peer.has("namespaceSelector");
    }

    /** Whether {@code one} may speak with {@code other} in that direction; where no policy selects it, it may. */
    private boolean admits(String direction, Pod one, Pod other, int port) {
        if (!one.isOurs()) {
            return true;
        }
        var selecting = policies.stream()
                .filter(policy -> selects(policy.at("/spec/podSelector"), one.labels()))
                .filter(policy -> texts(policy.at("/spec/policyTypes")).contains(direction))
                .toList();
        boolean in = direction.equals("Ingress");
        return selecting.isEmpty()
                || selecting.stream()
                        .flatMap(policy -> stream(policy.path("spec").path(in ? "ingress" : "egress")))
                        .anyMatch(rule -> hasPort(rule, port) && hasPeer(rule.path(in ? "from" : "to"), other));
    }

    private static boolean hasPort(JsonNode rule, int port) {
        return rule.path("ports").isEmpty()
                || stream(rule.path("ports"))
                        .anyMatch(each -> !each.has("port") || each.path("port").asInt() == port);
    }

    private static boolean hasPeer(JsonNode peers, Pod other) {
        return peers.isEmpty() || stream(peers).anyMatch(peer -> isPeer(peer, other));
    }

    private static boolean isPeer(JsonNode peer, Pod other) {
        if (peer.has("ipBlock")) {
            String cidr = peer.at("/ipBlock/cidr").asText();
            return cidr.endsWith("/0") || cidr.equals(other.labels().get("cidr"));
        }
        if (other.namespace().equals("-")) {
            return false;
        }
        boolean namespace = peer.has("namespaceSelector")
                ? selects(peer.path("namespaceSelector"), Map.of("kubernetes.io/metadata.name", other.namespace()))
                : other.isOurs();
        return namespace && selects(peer.path("podSelector"), other.labels());
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return selector.path("matchLabels").properties().stream()
                        .allMatch(each -> each.getValue().asText().equals(labels.get(each.getKey())))
                && stream(selector.path("matchExpressions")).allMatch(each -> {
                    String value = labels.get(each.path("key").asText());
                    return switch (each.path("operator").asText()) {
                        case "Exists" -> value != null;
                        case "In" -> value != null && texts(each.path("values")).contains(value);
                        default -> throw new AssertionError("an operator that nobody uses yet: " + each);
                    };
                });
    }

    private static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
