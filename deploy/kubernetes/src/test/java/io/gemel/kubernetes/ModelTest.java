package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay and component is rendered without a warning, and every field of it is one that its kind has. */
class ModelTest {

    /** Labels, selectors, settings and amounts are maps; a realm and a patch's value are another schema's. */
    private static final Pattern FREE =
            Pattern.compile("/(labels|matchLabels|annotations|data|config|parameters|requests"
                    + "|limits|realm|value)(/|$)|^Service/spec/selector$");

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

    /** An invented field fails for each kind wherever it stands; where names are free, the place is listed. */
    @TestFactory
    Stream<DynamicTest> anUnknownFieldFailsWhateverTheKind() {
        Map<String, JsonNode> kinds = new TreeMap<>();
        Stream.concat(
                        overlays().stream().map(Manifests::overlay),
                        components().stream().map(Manifests::component))
                .flatMap(rendered -> rendered.resources().stream())
                .forEach(resource -> kinds.merge(
                        resource.path("kind").asText(),
                        resource,
                        (a, b) -> b.toString().length() > a.toString().length() ? b : a));
        assertThat(kinds.keySet()).allMatch(Models::knows).hasSize(Models.kinds());
        return kinds.entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> assertThat(unnoticed(kind.getValue()))
                        .isEmpty()));
    }

    /** Where an invented field passes although names are not free there. */
    private static List<String> unnoticed(JsonNode resource) {
        var places = new ArrayList<String>();
        objects(resource, "", places);
        return places.stream()
                .filter(place ->
                        !FREE.matcher(resource.path("kind").asText() + place).find())
                .filter(place -> {
                    JsonNode bent = resource.deepCopy();
                    ((ObjectNode) bent.at(place)).put("inventedField", "x");
                    return Models.unknownFields(bent).isEmpty();
                })
                .toList();
    }

    private static void objects(JsonNode node, String at, List<String> places) {
        if (node.isObject()) {
            places.add(at);
            node.properties()
                    .forEach(each -> objects(
                            each.getValue(),
                            at + "/" + each.getKey().replace("~", "~0").replace("/", "~1"),
                            places));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                objects(node.path(i), at + "/" + i, places);
            }
        }
    }
}
