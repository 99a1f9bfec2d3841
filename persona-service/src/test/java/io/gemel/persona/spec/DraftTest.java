package io.gemel.persona.spec;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.draft;
import static io.gemel.persona.Api.json;
import static io.gemel.persona.Api.patch;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DraftTest {

    private UUID twin = new UUID(0, 0);
    private String specs = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        specs = "/twins/" + twin + "/persona-specs";
    }

    private Response put(String who, String version, String tag, String body) {
        return as(who).header("If-Match", tag).body(json(body)).put(specs + "/" + version);
    }

    private String tag(String version) {
        return as(OWNER).get(specs + "/" + version).header("ETag");
    }

    @Test
    void aDraftIsReplacedUnderANewTag() {
        draft(twin, "{'constitution': ['a']}");
        String before = tag("1.0.0");

        var answer = put(OWNER, "1.0.0", before, "{'spec': {'constitution': ['b']}, 'notes': 'n'}");

        answer.then()
                .statusCode(200)
                .header("ETag", not(equalTo(before)))
                .body(
                        "status",
                        equalTo("draft"),
                        "persona_spec.spec.version",
                        equalTo("1.0.0"),
                        "persona_spec.notes",
                        equalTo("n"),
                        "prompt_plan_preview.text",
                        equalTo("CONSTITUTION:\n- b"));
        assertThat(tag("1.0.0")).isEqualTo(answer.header("ETag")).endsWith(".draft.1\"");
        put(OWNER, "1.0.0", before, "{'spec': {}}").then().statusCode(412).body("code", equalTo("precondition-failed"));
    }

    @Test
    void onlyAnotherSpecOrNoteMovesTheTimeOfTheLastChange() {
        draft(twin, "{'constitution': ['a']}");
        String made = as(OWNER).get(specs + "/1.0.0").path("updated_at");

        assertThat(changed("{'spec': {'constitution': ['a']}}")).isEqualTo(made);
        String noted = changed("{'spec': {'constitution': ['a']}, 'notes': 'n'}");
        assertThat(noted).isGreaterThan(made);
        String written = changed("{'spec': {'constitution': ['b']}, 'notes': 'n'}");
        assertThat(written).isGreaterThan(noted);
        publish(twin, "1.0.0", "{}").then().statusCode(200).body("persona_spec.updated_at", equalTo(written));
        assertThat(tag("1.0.0")).endsWith(".active.3\"");
    }

    private String changed(String body) {
        return put(OWNER, "1.0.0", tag("1.0.0"), body)
                .then()
                .statusCode(200)
                .extract()
                .path("persona_spec.updated_at");
    }

    @Test
    void lineBreaksAreStoredAsTheyWereSentAndCompiledAlike() {
        String text = "one\r\ntwo\rthree\nfour\t.";
        var body = Json.object().put("notes", text);
        body.putObject("spec").putArray("constitution").add(text);

        as(OWNER)
                .body(body.toString())
                .post(specs)
                .then()
                .statusCode(201)
                .body(
                        "persona_spec.notes",
                        equalTo(text),
                        "persona_spec.spec.constitution",
                        equalTo(List.of(text)),
                        "prompt_plan_preview.text",
                        equalTo("CONSTITUTION:\n- one\n  two\n  three\n  four\t."));
    }

    @Test
    void whatGuardsAChange() {
        draft(twin, "{}");
        String tag = tag("1.0.0");

        as(OWNER)
                .body(json("{'spec': {}}"))
                .put(specs + "/1.0.0")
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition-required"));
        put(OWNER, "1.0.0", "*", "{'spec': {}}").then().statusCode(428);
        put(OWNER, "1.0.0", "W/" + tag, "{'spec': {}}").then().statusCode(412);
        put(OWNER, "9.0.0", tag, "{'spec': {}}").then().statusCode(404).body("code", equalTo("persona-spec-not-found"));
        put(OWNER, "1.0.0", tag, "{'spec': {'version': '1.0.1', 'voice': 1}}")
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/spec/version", "/spec/voice")));
        put("owner2@acme", "1.0.0", tag, "{'spec': {}}").then().statusCode(403);
        put(OWNER, "1.0.0", tag, "{'spec': {'version': ' 1.0.0 '}}").then().statusCode(200);
        publish(twin, "1.0.0", "{}").then().statusCode(200);
        put(OWNER, "1.0.0", tag("1.0.0"), "{'spec': {}}")
                .then()
                .statusCode(409)
                .body("code", equalTo("persona-spec-not-a-draft"));
    }

    @Test
    void aPausedTwinsDraftIsNotChangedButDiscarded() {
        draft(twin, "{}");
        patch(twin.toString(), "\"1\"", "{'status': 'paused'}").then().statusCode(200);

        put(OWNER, "1.0.0", tag("1.0.0"), "{'spec': {}}")
                .then()
                .statusCode(403)
                .body("code", equalTo("twin-not-active"));
        post(OWNER, specs + "/1.0.0/discard", "{'note': 'n'}")
                .then()
                .statusCode(200)
                .body("status", equalTo("archived"), "spec.version", equalTo("1.0.0"));
    }

    @Test
    void onlyADraftIsDiscardedAndOnlyOnce() {
        publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);
        draft(twin, "{}");

        post(OWNER, specs + "/1.0.0/discard", "")
                .then()
                .statusCode(409)
                .body("code", equalTo("persona-spec-not-a-draft"));
        post("owner2@acme", specs + "/1.0.1/discard", "").then().statusCode(403);
        post(OWNER, specs + "/1.0.1/discard", "").then().statusCode(200);
        post(OWNER, specs + "/1.0.1/discard", "").then().statusCode(409);
        post(OWNER, specs + "/3.0.0/discard", "").then().statusCode(404);
        publish(twin, "1.0.1", "{}").then().statusCode(200).body("previous_version", equalTo("1.0.0"));
    }

    private void sql(String statement) throws SQLException {
        try (var connection = PostgresServer.as("persona", "app")) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("select set_config('app.tenant_id', 'acme', true)");
            connection.createStatement().execute(statement + " where twin_id = '" + twin + "'");
            connection.commit();
        }
    }

    @Test
    void theApplicationRoleChangesNothingThatIsNoDraft() throws SQLException {
        draft(twin, "{}");
        sql("update persona_specs set notes = 'still a draft'");
        publish(twin, "1.0.0", "{}").then().statusCode(200);
        String before = as(OWNER).get(specs + "/1.0.0").asString();

        for (String change : List.of(
                "update persona_specs set spec = '{}'",
                "update persona_specs set digest = ''",
                "update persona_specs set notes = ''",
                "update persona_specs set edits = 7",
                "update persona_specs set updated_at = now()",
                "update persona_specs set status = 'draft'",
                "update persona_specs set published_at = now()",
                "update persona_specs set version = '1.0.1'",
                "update persona_specs set twin_id = id",
                "update persona_specs set created_by = ''",
                "delete from persona_specs",
                "update persona_spec_publications set note = ''",
                "delete from persona_spec_publications")) {
            Assertions.assertThatThrownBy(() -> sql(change)).as(change).isInstanceOf(SQLException.class);
        }
        assertThat(as(OWNER).get(specs + "/1.0.0").asString()).isEqualTo(before);
    }

    @Test
    void versionsEndAt999999AndPathsThatAreNoneAreNotFound() {
        draft(twin, "{'version': '0.0.999999'}");

        post(OWNER, specs, "{'spec': {}}")
                .then()
                .statusCode(409)
                .body("code", equalTo("persona-spec-version-exhausted"));
        post(OWNER, specs, "{'spec': {}, 'version': '0.0.1000000'}").then().statusCode(422);
        as(OWNER).get(specs + "/1.0").then().statusCode(404);
        as(OWNER).urlEncodingEnabled(false).get(specs + "/%00").then().statusCode(lessThan(500));
    }

    @Test
    void sixteenDraftsAtOnceGetSixteenVersions() {
        var versions = io.gemel.persona.Api.atOnce(16, () -> draft(twin, "{}"));

        assertThat(versions).doesNotHaveDuplicates().contains("1.0.0", "1.0.15");
    }
}
