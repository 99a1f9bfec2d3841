package io.gemel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What every workload of ours keeps to. */
final class Policies {

    private static final List<String> PROBES = List.of("startupProbe", "readinessProbe", "livenessProbe");

    private Policies() {}

    /** What a Deployment or Job breaks. */
    static List<String> faults(JsonNode workload) {
        var faults = new ArrayList<String>();
        JsonNode pod = workload.at("/spec/template/spec");
        boolean serves = workload.path("kind").asText().equals("Deployment");
        require(faults, pod.at("/securityContext/runAsNonRoot").asBoolean(), "runs as root");
        require(
                faults,
                pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"),
                "no seccomp profile");
        require(
                faults,
                pod.path("automountServiceAccountToken").isBoolean()
                        && !pod.path("automountServiceAccountToken").asBoolean(),
                "mounts a service-account token");
        if (serves) {
            require(faults, workload.at("/spec/replicas").asInt() >= 2, "a single replica");
            require(faults, !pod.path("topologySpreadConstraints").isEmpty(), "is not spread");
        }
        pod.path("containers").forEach(container -> container(faults, container, serves));
        return faults;
    }

    private static void container(List<String> faults, JsonNode container, boolean serves) {
        JsonNode security = container.path("securityContext");
        require(faults, security.path("readOnlyRootFilesystem").asBoolean(), "a writable root file system");
        require(
                faults,
                security.has("allowPrivilegeEscalation")
                        && !security.path("allowPrivilegeEscalation").asBoolean(),
                "may gain privileges");
        require(faults, security.at("/capabilities/drop/0").asText().equals("ALL"), "keeps capabilities");
        for (String bound : List.of("requests", "limits")) {
            for (String resource : List.of("cpu", "memory")) {
                require(faults, container.at("/resources/" + bound).has(resource), "no " + bound + " of " + resource);
            }
        }
        if (serves) {
            PROBES.forEach(probe -> require(faults, container.has(probe), "no " + probe));
        }
    }

    private static void require(List<String> faults, boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
