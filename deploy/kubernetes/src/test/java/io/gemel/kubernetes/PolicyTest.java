package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Workloads keep to the policies, and each policy is shown to fail once. */
class PolicyTest {

    static List<String> overlays() {
        return Manifests.OVERLAYS;
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyWorkloadKeepsToThePolicies(String overlay) {
        var rendered = Manifests.overlay(overlay);
        for (String kind : List.of("Deployment", "Job")) {
            for (JsonNode workload : rendered.of(kind)) {
                assertThat(Policies.faults(workload))
                        .as(workload.at("/metadata/name").asText())
                        .isEmpty();
            }
        }
        assertThat(rendered.of("Deployment")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "/spec, replicas, a single replica",
        "/spec/template/spec, topologySpreadConstraints, is not spread",
        "/spec/template/spec, automountServiceAccountToken, mounts a service-account token",
        "/spec/template/spec/securityContext, runAsNonRoot, runs as root",
        "/spec/template/spec/securityContext, seccompProfile, no seccomp profile",
        "/spec/template/spec/containers/0/securityContext, readOnlyRootFilesystem, a writable root file system",
        "/spec/template/spec/containers/0/securityContext, allowPrivilegeEscalation, may gain privileges",
        "/spec/template/spec/containers/0/securityContext, capabilities, keeps capabilities",
        "/spec/template/spec/containers/0/resources/limits, memory, no limits of memory",
        "/spec/template/spec/containers/0/resources/requests, cpu, no requests of cpu",
        "/spec/template/spec/containers/0, startupProbe, no startupProbe",
        "/spec/template/spec/containers/0, readinessProbe, no readinessProbe",
        "/spec/template/spec/containers/0, livenessProbe, no livenessProbe",
    })
    void withoutItThePolicyFails(String at, String member, String fault) {
        JsonNode bent =
                Manifests.overlay("prod").one("Deployment", "capture-service").deepCopy();
        ((ObjectNode) bent.at(at)).remove(member);
        assertThat(Policies.faults(bent)).containsExactly(fault);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServiceHasItsCompanions(String overlay) {
        var rendered = Manifests.overlay(overlay);
        for (String service : Manifests.SERVICES) {
            for (String kind :
                    List.of("Service", "ServiceAccount", "PodDisruptionBudget", "NetworkPolicy", "ConfigMap")) {
                rendered.one(kind, service);
            }
            JsonNode account = rendered.one("ServiceAccount", service);
            assertThat(account.path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void serversScaleByCpuOrWithKedaByLag() {
        assertThat(Manifests.overlay("staging").of("HorizontalPodAutoscaler")).hasSize(4);
        assertThat(Manifests.overlay("prod").of("HorizontalPodAutoscaler")).isEmpty();
        assertThat(Manifests.overlay("prod").of("ScaledObject")).hasSize(4);
    }

    @Test
    void probesAskForNothingButTheDatabase() {
        for (JsonNode deployment : Manifests.overlay("prod").of("Deployment")) {
            JsonNode container = deployment.at("/spec/template/spec/containers/0");
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        }
    }
}
