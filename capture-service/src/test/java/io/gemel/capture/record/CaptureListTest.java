package io.gemel.capture.record;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.captured;
import static io.gemel.capture.Api.retract;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CaptureListTest {

    private static final String PATH = "/twins/{t}/decision-capture";
    private static final List<String> TYPES = List.of("sjt", "pairwise", "introspection");

    @Test
    void capturesOfAllTypesAreOneListNewestFirst() {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        var ids = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            ids.add(captured(twin, TYPES.get(i % 3), session));
        }
        Collections.reverse(ids);
        for (String reader : List.of(OWNER, "viewer@acme", "auditor@acme")) {
            as(reader).get(PATH, twin).then().statusCode(200).body("items.id", equalTo(ids));
        }
        for (int limit = 1; limit <= 8; limit++) {
            assertThat(walk(twin, limit)).as("limit " + limit).isEqualTo(ids);
        }
    }

    @Test
    void aPageDoesNotMoveWhileCapturesAreAdded() {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        String first = captured(twin, "introspection", session);
        String second = captured(twin, "sjt", session);
        var page = list(twin, Map.of("limit", "1"));
        page.then().body("items.id", contains(second));
        captured(twin, "pairwise", session);
        list(twin, Map.of("limit", "1", "cursor", page.path("next_cursor")))
                .then()
                .body("items.id", contains(first))
                .body("next_cursor", equalTo(null));
    }

    @Test
    void everyFilterAndAnyOfThemTogetherHold() {
        var twin = twinOf(OWNER);
        String early = session(twin, OWNER);
        String sjt = captured(twin, "sjt", early);
        String pairwise = captured(twin, "pairwise", early);
        String late = session(twin, OWNER);
        String introspection = captured(twin, "introspection", late);
        String again = captured(twin, "sjt", late);
        retract(twin, sjt, OWNER).then().statusCode(200);
        retract(twin, introspection, OWNER).then().statusCode(200);
        shown(twin, Map.of("type", "sjt"), again, sjt);
        shown(twin, Map.of("type", "pairwise"), pairwise);
        shown(twin, Map.of("type", "introspection"), introspection);
        shown(twin, Map.of("intent_label", "advice_or_stance"), again, pairwise, sjt);
        shown(twin, Map.of("intent_label", "summarize_or_transform"));
        shown(twin, Map.of("training_session_id", early), pairwise, sjt);
        shown(twin, Map.of("training_session_id", late.toUpperCase(java.util.Locale.ROOT)), again, introspection);
        shown(twin, Map.of("training_session_id", UUID.randomUUID().toString()));
        shown(twin, Map.of("retracted", "true"), introspection, sjt);
        shown(twin, Map.of("retracted", "false"), again, pairwise);
        shown(twin, Map.of("retracted", "true", "training_session_id", early), sjt);
        shown(twin, Map.of("retracted", "false", "training_session_id", early), pairwise);
        shown(twin, Map.of("retracted", "true", "type", "introspection", "training_session_id", early));
        shown(twin, Map.of("type", "sjt", "intent_label", "advice_or_stance", "retracted", "false"), again);
        shown(twin, Map.of("type", "sjt", "intent_label", "meta_or_system"));
        var page = list(twin, Map.of("retracted", "true", "limit", "1"));
        page.then().body("items.id", contains(introspection));
        list(twin, Map.of("retracted", "true", "limit", "1", "cursor", page.path("next_cursor")))
                .then()
                .body("items.id", contains(sjt))
                .body("next_cursor", equalTo(null));
    }

    @Test
    void aListShowsWhatASingleReadShows() {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        for (String type : TYPES) {
            String id = captured(twin, type, session);
            retract(twin, id, OWNER);
            var listed = Json.read(list(twin, Map.of("type", type)).asString()).at("/items/0");
            var single = Json.read(as(OWNER).get(PATH + "/{c}", twin, id).asString());
            assertThat(Json.canonical(listed)).isEqualTo(Json.canonical(single));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "type, SJT, set",
        "type, '', set",
        "intent_label, gossip, set",
        "intent_label, Advice or stance, set",
        "training_session_id, 7, format",
        "retracted, yes, set",
        "limit, 0, range",
        "limit, 201, range",
        "cursor, nonsense, format",
        "status, active, unknown"
    })
    void aFaultOfTheQueryIsNamed(String name, String value, String code) {
        list(twinOf(OWNER), Map.of(name, value))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-query"))
                .body("violations.field", contains(name))
                .body("violations.code", contains(code));
    }

    @Test
    void aCursorOfOtherFiltersIsRefused() {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        captured(twin, "sjt", session);
        captured(twin, "sjt", session);
        String cursor = list(twin, Map.of("limit", "1")).path("next_cursor");
        list(twin, Map.of("type", "sjt", "cursor", cursor)).then().statusCode(400);
        list(twinOf(OWNER), Map.of("cursor", cursor)).then().statusCode(400);
    }

    @Test
    void othersReadNoCapture() {
        var twin = twinOf(OWNER);
        as("runtime@acme").get(PATH, twin).then().statusCode(403).body("code", equalTo("role-not-allowed"));
        as("owner2@acme").get(PATH, twin).then().statusCode(403).body("code", equalTo("not-the-owner"));
        as("viewer@globex").get(PATH, twin).then().statusCode(404).body("code", equalTo("twin-not-found"));
    }

    private static List<String> walk(UUID twin, int limit) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = cursor == null
                    ? list(twin, Map.of("limit", String.valueOf(limit)))
                    : list(twin, Map.of("limit", String.valueOf(limit), "cursor", cursor));
            ids.addAll(page.path("items.id"));
            cursor = page.path("next_cursor");
        } while (cursor != null);
        return ids;
    }

    private static void shown(UUID twin, Map<String, String> filters, String... ids) {
        assertThat(list(twin, filters).<List<String>>path("items.id"))
                .as(filters.toString())
                .containsExactly(ids);
    }

    private static Response list(UUID twin, Map<String, String> query) {
        return as(OWNER).queryParams(query).get(PATH, twin);
    }
}
