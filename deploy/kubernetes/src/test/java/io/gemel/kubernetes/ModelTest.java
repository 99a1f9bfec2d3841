package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay and component is rendered without a warning, and every field of it is one that its kind has. */
class ModelTest {

    static List<String> overlays() {
        return Manifests.OVERLAYS;
    }

    static List<String> components() {
        return List.of(
                "databases",
                "database-shared",
                "envoy-gateway",
                "keda",
                "outbox-connectors",
                "outbox-debezium",
                "outside-producer");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void anOverlayHasOnlyFieldsOfItsKinds(String name) {
        check(Manifests.overlay(name));
    }

    @ParameterizedTest
    @MethodSource("components")
    void aComponentHasOnlyFieldsOfItsKinds(String name) {
        check(Manifests.component(name));
    }

    private static void check(Manifests.Rendered rendered) {
        assertThat(rendered.warnings()).isEmpty();
        assertThat(rendered.resources()).isNotEmpty();
        for (JsonNode resource : rendered.resources()) {
            assertThat(Models.unknownFields(resource))
                    .as(resource.path("kind").asText() + " "
                            + resource.at("/metadata/name").asText())
                    .isEmpty();
        }
    }

    /** An invented field, as deep as the first object goes, fails for each kind. */
    @TestFactory
    Stream<DynamicTest> anUnknownFieldFailsWhateverTheKind() {
        Map<String, JsonNode> kinds = new HashMap<>();
        Manifests.OVERLAYS.forEach(overlay -> Manifests.overlay(overlay)
                .resources()
                .forEach(resource -> kinds.putIfAbsent(resource.path("kind").asText(), resource)));
        return kinds.entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> {
                    ObjectNode bent = kind.getValue().deepCopy();
                    ObjectNode inside = bent.path("spec") instanceof ObjectNode spec ? spec : bent;
                    inside.put("inventedField", "x");
                    assertThat(Models.unknownFields(bent)).isNotEmpty();
                }));
    }
}
