package io.gemel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Closed records of the kinds for which no model library is taken; they name the fields in use, and any other is refused. */
final class Foreign {

    private Foreign() {}

    record Metadata(String name, String namespace, Map<String, String> labels) {}

    record SecretKey(String name, String key) {}

    record Resources(Map<String, String> requests, Map<String, String> limits) {}

    // CloudNativePG

    record Cluster(String apiVersion, String kind, Metadata metadata, ClusterSpec spec) {}

    record ClusterSpec(
            int instances,
            Catalog imageCatalogRef,
            Boolean enableSuperuserAccess,
            Bootstrap bootstrap,
            Postgres postgresql,
            ReplicationSlots replicationSlots,
            Backup backup,
            Storage storage,
            Managed managed,
            Resources resources) {}

    record Catalog(String apiGroup, String kind, String name, int major) {}

    record Bootstrap(InitDb initdb) {}

    record InitDb(String database, String owner) {}

    record Postgres(Map<String, String> parameters, Synchronous synchronous) {}

    record Synchronous(String method, int number) {}

    record ReplicationSlots(HighAvailability highAvailability) {}

    record HighAvailability(boolean synchronizeLogicalDecoding) {}

    record Backup(String target, Snapshot volumeSnapshot) {}

    record Snapshot(boolean online) {}

    record Storage(String size) {}

    record Managed(List<JsonNode> roles) {}

    record ScheduledBackup(String apiVersion, String kind, Metadata metadata, BackupSpec spec) {}

    record BackupSpec(String schedule, String backupOwnerReference, Named cluster, String method) {}

    record Named(String name) {}

    // KEDA

    record ScaledObject(String apiVersion, String kind, Metadata metadata, ScaledSpec spec) {}

    record ScaledSpec(Named scaleTargetRef, int minReplicaCount, int maxReplicaCount, List<Trigger> triggers) {}

    record Trigger(String type, String metricType, Measure metadata, Named authenticationRef) {}

    /** Of consumer lag, or of processor use. */
    record Measure(
            String value,
            String bootstrapServers,
            String consumerGroup,
            String topic,
            String lagThreshold,
            String sasl,
            String tls) {}

    record TriggerAuthentication(String apiVersion, String kind, Metadata metadata, TriggerSecrets spec) {}

    record TriggerSecrets(List<SecretTarget> secretTargetRef) {}

    record SecretTarget(String parameter, String name, String key) {}

    // Keycloak

    record Keycloak(String apiVersion, String kind, Metadata metadata, KeycloakSpec spec) {}

    record KeycloakSpec(
            int instances,
            KeycloakDb db,
            KeycloakHttp http,
            Hostname hostname,
            Proxy proxy,
            Ingress ingress,
            Resources resources) {}

    record KeycloakDb(
            String vendor, String host, String database, SecretKey usernameSecret, SecretKey passwordSecret) {}

    record KeycloakHttp(boolean httpEnabled) {}

    record Hostname(String hostname, boolean backchannelDynamic) {}

    record Proxy(String headers) {}

    record Ingress(boolean enabled) {}

    record KeycloakRealmImport(String apiVersion, String kind, Metadata metadata, RealmSpec spec) {}

    record RealmSpec(String keycloakCRName, JsonNode realm) {}

    // Envoy Gateway

    record Target(String group, String kind, String name) {}

    record BackendTrafficPolicy(String apiVersion, String kind, Metadata metadata, BackendSpec spec) {}

    record BackendSpec(List<Target> targetRefs, RequestBuffer requestBuffer, RateLimit rateLimit) {}

    record RequestBuffer(String limit) {}

    record RateLimit(GlobalRate global) {}

    record GlobalRate(List<RateRule> rules) {}

    record RateRule(List<Selector> clientSelectors, Limit limit, boolean shared) {}

    record Selector(List<HeaderMatch> headers, SourceRange sourceCIDR) {}

    record HeaderMatch(String name, String type, String value, Boolean invert) {}

    record SourceRange(String type, String value) {}

    record Limit(int requests, String unit) {}

    record ClientTrafficPolicy(String apiVersion, String kind, Metadata metadata, ClientSpec spec) {}

    record ClientSpec(List<Target> targetRefs, Headers headers, ClientIp clientIPDetection) {}

    record Headers(String requestID, boolean disableRateLimitHeaders, EarlyHeaders earlyRequestHeaders) {}

    record EarlyHeaders(List<String> remove, List<StringMatch> removeOnMatch) {}

    record StringMatch(String type, String value) {}

    record ClientIp(ForwardedFor xForwardedFor) {}

    record ForwardedFor(int numTrustedHops) {}

    record EnvoyPatchPolicy(String apiVersion, String kind, Metadata metadata, PatchSpec spec) {}

    record PatchSpec(Target targetRef, String type, List<Patch> jsonPatches) {}

    record Patch(String type, String name, PatchOperation operation) {}

    record PatchOperation(String op, String jsonPath, String path, JsonNode value) {}
}
