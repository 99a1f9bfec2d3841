package io.gemel.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads a resource into the typed model of its kind and tells what the model has no field for. */
final class Models {

    private static final ObjectMapper OPEN = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final ObjectMapper CLOSED =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("ConfigMap", io.fabric8.kubernetes.api.model.ConfigMap.class),
            Map.entry("Service", io.fabric8.kubernetes.api.model.Service.class),
            Map.entry("ServiceAccount", io.fabric8.kubernetes.api.model.ServiceAccount.class),
            Map.entry("Deployment", io.fabric8.kubernetes.api.model.apps.Deployment.class),
            Map.entry("Job", io.fabric8.kubernetes.api.model.batch.v1.Job.class),
            Map.entry(
                    "HorizontalPodAutoscaler",
                    io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler.class),
            Map.entry("PodDisruptionBudget", io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget.class),
            Map.entry("NetworkPolicy", io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy.class),
            Map.entry("Gateway", io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway.class),
            Map.entry("HTTPRoute", io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute.class),
            Map.entry("PodMonitor", io.fabric8.openshift.api.model.monitoring.v1.PodMonitor.class),
            Map.entry("PrometheusRule", io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule.class),
            Map.entry("Kafka", io.strimzi.api.kafka.model.kafka.Kafka.class),
            Map.entry("KafkaNodePool", io.strimzi.api.kafka.model.nodepool.KafkaNodePool.class),
            Map.entry("KafkaTopic", io.strimzi.api.kafka.model.topic.KafkaTopic.class),
            Map.entry("KafkaUser", io.strimzi.api.kafka.model.user.KafkaUser.class),
            Map.entry("KafkaConnect", io.strimzi.api.kafka.model.connect.KafkaConnect.class),
            Map.entry("KafkaConnector", io.strimzi.api.kafka.model.connector.KafkaConnector.class),
            Map.entry("Cluster", Foreign.Cluster.class),
            Map.entry("ScheduledBackup", Foreign.ScheduledBackup.class),
            Map.entry("ScaledObject", Foreign.ScaledObject.class),
            Map.entry("TriggerAuthentication", Foreign.TriggerAuthentication.class),
            Map.entry("Keycloak", Foreign.Keycloak.class),
            Map.entry("KeycloakRealmImport", Foreign.KeycloakRealmImport.class),
            Map.entry("BackendTrafficPolicy", Foreign.BackendTrafficPolicy.class),
            Map.entry("ClientTrafficPolicy", Foreign.ClientTrafficPolicy.class),
            Map.entry("EnvoyPatchPolicy", Foreign.EnvoyPatchPolicy.class));

    private Models() {}

    static int kinds() {
        return KINDS.size();
    }

    static boolean knows(String kind) {
        return KINDS.containsKey(kind);
    }

    /** The fields of {@code resource} that its kind does not have, wherever they stand. */
    static List<String> unknownFields(JsonNode resource) {
        String kind = resource.path("kind").asText();
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            return List.of("no model for " + kind);
        }
        try {
            var unknown = new ArrayList<String>();
            collect((type.isRecord() ? CLOSED : OPEN).treeToValue(resource, type), kind, unknown);
            return unknown;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return List.of(kind + ": " + e.getOriginalMessage());
        }
    }

    private static void collect(Object value, String path, List<String> unknown) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, each) -> collect(each, path + "." + key, unknown));
            case Collection<?> all -> all.forEach(each -> collect(each, path + "[]", unknown));
            case Object model
            when model.getClass().getName().startsWith("io.fabric8")
                    || model.getClass().getName().startsWith("io.strimzi") -> collectFields(model, path, unknown);
            default -> {}
        }
    }

    private static void collectFields(Object model, String path, List<String> unknown) {
        for (Class<?> type = model.getClass(); type != Object.class && type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || model instanceof Enum) {
                    continue;
                }
                Object value = value(field, model);
                if (field.getName().equals("additionalProperties") && value instanceof Map<?, ?> extra) {
                    extra.keySet().forEach(name -> unknown.add(path + "." + name));
                } else {
                    collect(value, path + "." + field.getName(), unknown);
                }
            }
        }
    }

    private static Object value(Field field, Object model) {
        try {
            field.setAccessible(true);
            return field.get(model);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
