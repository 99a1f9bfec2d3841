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

    @ParameterizedTest
    @CsvSource({
        "prod, ScaledObject, HorizontalPodAutoscaler, 12",
        "staging, HorizontalPodAutoscaler, ScaledObject, 6",
        "dev, HorizontalPodAutoscaler, ScaledObject, 2"
    })
    void serversScaleByProcessorOrWithKedaByLagToo(String overlay, String kind, String other, int most) {
        var rendered = Manifests.overlay(overlay);
        assertThat(rendered.of(kind)).hasSize(4);
        assertThat(rendered.of(other)).isEmpty();
        for (JsonNode scaler : rendered.of(kind)) {
            assertThat(scaler.at("/spec/maxReplicas").asInt()
                            + scaler.at("/spec/maxReplicaCount").asInt())
                    .isEqualTo(most);
        }
    }

    /** Budget, autoscaler and monitor are about the pods that the Deployment makes. */
    @ParameterizedTest
    @MethodSource("overlays")
    void companionsAreAboutTheServicesPods(String overlay) {
        for (String service : Manifests.SERVICES) {
            assertThat(Companions.faults(Manifests.overlay(overlay).resources(), service))
                    .as(service)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PodDisruptionBudget, capture-service, /spec/selector/matchLabels, app.kubernetes.io/name, the budget",
        "PodDisruptionBudget, capture-service, /spec, maxUnavailable, the budget admits 2",
        "HorizontalPodAutoscaler, capture-service, /spec/scaleTargetRef, name, the autoscaler",
        "HorizontalPodAutoscaler, capture-service, /spec, minReplicas, the autoscaler keeps 0",
        "Service, capture-service, /spec/selector, app.kubernetes.io/name, the Service",
        "PodMonitor, gemel, /spec/selector/matchLabels, app.kubernetes.io/part-of, the monitor",
        "PodMonitor, gemel, /spec/podMetricsEndpoints/0, port, the monitor asks at no port of it",
    })
    void aCompanionOfOthersIsNoticed(String kind, String name, String at, String member, String fault) {
        List<JsonNode> bent = Manifests.overlay("staging").resources().stream()
                .<JsonNode>map(each -> each.deepCopy())
                .toList();
        bent.stream()
                .filter(each -> each.path("kind").asText().equals(kind)
                        && each.at("/metadata/name").asText().equals(name))
                .forEach(each -> {
                    var object = (ObjectNode) each.at(at);
                    if (object.path(member).isNumber()) {
                        object.put(member, member.startsWith("max") ? 2 : 0);
                    } else {
                        object.put(member, "another");
                    }
                });
        assertThat(Companions.faults(bent, "capture-service"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(fault);
    }

    /** KEDA scales by the lag of what the service consumes, and by its processor use; asked from KEDA's own namespace. */
    @ParameterizedTest
    @CsvSource({
        "capture-service, gemel-capture",
        "persona-service, gemel-persona",
        "runtime-router-service, gemel-runtime",
        "audit-service, gemel-audit",
    })
    void kedaWatchesWhatTheServiceConsumes(String service, String group) throws java.io.IOException {
        JsonNode scaled = Manifests.overlay("prod").one("ScaledObject", service);
        var topics = new java.util.TreeSet<String>();
        for (JsonNode trigger : scaled.at("/spec/triggers")) {
            if (trigger.path("type").asText().equals("kafka")) {
                topics.add(trigger.at("/metadata/topic").asText());
                assertThat(trigger.at("/metadata/consumerGroup").asText()).isEqualTo(group);
                assertThat(trigger.at("/metadata/bootstrapServers").asText())
                        .isEqualTo("gemel-kafka-bootstrap."
                                + scaled.at("/metadata/namespace").asText() + ".svc:9093");
                Manifests.overlay("prod")
                        .one(
                                "TriggerAuthentication",
                                trigger.at("/authenticationRef/name").asText());
            }
        }
        assertThat(topics).isEqualTo(TopicTest.consumed(service));
        assertThat(scaled.at("/spec/triggers").findValuesAsText("type")).contains("cpu");
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
