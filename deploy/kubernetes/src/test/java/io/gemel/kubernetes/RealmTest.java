package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The realm of a cluster puts into tokens what the one that every test runs against does. */
class RealmTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WHO_AND_WHERE = List.of("rootUrl", "webOrigins", "name");

    /** The user id, the audience, the tenant and the roles, as mappers; the tenant's declaration; the roles. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "clientScopes",
                "components",
                "roles",
                "defaultDefaultClientScopes",
                "defaultOptionalClientScopes",
                "sslRequired",
                "registrationAllowed",
                "editUsernameAllowed",
                "bruteForceProtected"
            })
    void itsPartsAreTheLocalOnes(String part) throws IOException {
        assertThat(cluster().has(part)).isTrue();
        assertThat(cluster().path(part)).isEqualTo(local().path(part));
    }

    @Test
    void aFrontendsClientIsTheLocalOneButForItsAddress() throws IOException {
        var clients = cluster().path("clients");
        assertThat(clients).hasSize(1);
        JsonNode ours = clients.path(0).deepCopy();
        JsonNode theirs = client(local(), "gemel-frontend").deepCopy();
        for (JsonNode each : List.of(ours, theirs)) {
            ((ObjectNode) each).remove(WHO_AND_WHERE);
        }
        assertThat(ours).isEqualTo(theirs);
        assertThat(theirs.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
    }

    @Test
    void nobodyIsInItFromTheStart() {
        assertThat(cluster().has("users")).isFalse();
    }

    /** The page's origin, the gateway's permission for it and the address of its return are one setting. */
    @ParameterizedTest
    @ValueSource(strings = {"prod", "staging", "dev"})
    void theFrontendIsTheOneThatTheGatewayAdmits(String overlay) {
        var rendered = Manifests.overlay(overlay);
        JsonNode client = rendered.one("KeycloakRealmImport", "gemel").at("/spec/realm/clients/0");
        String origin = client.at("/webOrigins/0").asText();
        assertThat(client.path("webOrigins")).hasSize(1);
        assertThat(client.path("rootUrl").asText()).isEqualTo(origin);
        assertThat(client.at("/redirectUris/0").asText()).isEqualTo("/*");
        assertThat(origin.startsWith("https://")).isEqualTo(!overlay.equals("dev"));
        for (String service : Manifests.SERVICES) {
            for (JsonNode rule : rendered.one("HTTPRoute", service).at("/spec/rules")) {
                JsonNode allowed = rule.at("/filters/0/cors/allowOrigins");
                assertThat(allowed).as(service).hasSize(1);
                assertThat(allowed.path(0).asText()).isEqualTo(origin);
            }
        }
    }

    /** What tokens say they come from, where Keycloak says it is, and what the gateway leads there are one host. */
    @ParameterizedTest
    @ValueSource(strings = {"prod", "staging", "dev"})
    void theIssuerIsReachedThroughTheGateway(String overlay) {
        var rendered = Manifests.overlay(overlay);
        JsonNode route = rendered.one("HTTPRoute", "keycloak").path("spec");
        String host = route.at("/hostnames/0").asText();
        assertThat(rendered.one("Keycloak", "keycloak")
                        .at("/spec/hostname/hostname")
                        .asText())
                .isEqualTo("https://" + host);
        assertThat(rendered.one("ConfigMap", "gemel")
                        .at("/data/GEMEL_OIDC_ISSUER")
                        .asText())
                .isEqualTo("https://" + host + "/realms/gemel");
        assertThat(route.at("/rules/0/backendRefs/0/name").asText()).isEqualTo("keycloak-service");
        assertThat(StreamSupport.stream(route.at("/rules/0/matches").spliterator(), false)
                        .map(match -> match.at("/path/value").asText()))
                .containsExactly("/realms/gemel/", "/resources/");
    }

    private static JsonNode cluster() {
        return Manifests.overlay("prod").one("KeycloakRealmImport", "gemel").at("/spec/realm");
    }

    private static JsonNode local() throws IOException {
        return JSON.readTree(Manifests.file("deploy/keycloak/gemel-realm.json").toFile());
    }

    private static JsonNode client(JsonNode realm, String id) {
        return StreamSupport.stream(realm.path("clients").spliterator(), false)
                .filter(each -> each.path("clientId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
