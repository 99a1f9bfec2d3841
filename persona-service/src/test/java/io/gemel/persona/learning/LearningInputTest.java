package io.gemel.persona.learning;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.atOnce;
import static io.gemel.persona.Api.draft;
import static io.gemel.persona.Api.json;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.personamodel.compiler.PromptCompiler;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LearningInputTest {

    private UUID twin = new UUID(0, 0);
    private String inputs = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        inputs = "/twins/" + twin + "/learning-inputs";
    }

    private String input(String type, String payload) {
        return input(type, payload, "");
    }

    private String input(String type, String payload, String more) {
        return post(OWNER, inputs, "{'input_type': '" + type + "', 'payload': " + payload + more + "}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response apply(String input) {
        return post(OWNER, inputs + "/" + input + "/apply", "{}");
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "add_faq_answer | {'question': 'Discounts?', 'answer': 'Never.'} | faq[0].answer | Never. | faq_library",
                "add_adjust_rubric_rule | {'rule': 'count the cost', 'weight': 0.5} | decision_system.rubric_rules[0].rule | count the cost | decision_policy",
                "add_workflow_step_template | {'workflow': 'plan', 'step': 'draw it'} | workflows[1].steps[0] | draw it | workflow_library",
                "add_guardrail_refusal_rule | {'forbidden_topics': ['salaries']} | guardrails.forbidden_topics[0] | salaries | guardrails",
                "add_style_preference | {'do_not_say': ['synergy']} | persona.avoid_phrases[0] | synergy | interaction_style"
            })
    void whatIsAppliedAndPublishedShows(String type, String payload, String path, String value, String section) {
        draft(twin, "{}");
        String input = input(type, payload);

        String version = apply(input)
                .then()
                .statusCode(200)
                .body(
                        "status", equalTo("applied"),
                        "persona_spec.source", equalTo("learning_input"),
                        "persona_spec.base_version", equalTo("1.0.0"),
                        "diverges_from", equalTo(List.of()))
                .extract()
                .path("new_persona_spec_version");
        as("runtime@acme").get("/twins/" + twin + "/twin-spec/active").then().statusCode(404);
        as(OWNER)
                .get("/twins/" + twin + "/persona-specs/1.0.0/diff/" + version)
                .then()
                .body("changes.section", equalTo(List.of("version", section)));
        publish(twin, version, "{}").then().statusCode(200);

        as("runtime@acme")
                .get("/twins/" + twin + "/twin-spec/active")
                .then()
                .statusCode(200)
                .body("twin_spec." + path, equalTo(value), "source_persona_spec_version", equalTo(version));
        var spec = Json.read(as(OWNER)
                        .get("/twins/" + twin + "/persona-specs/" + version)
                        .asString())
                .path("spec");
        assertThat(PromptCompiler.compile(spec, null, "plan", "Discounts", "baseline_v1")
                        .text())
                .contains(value);
        as("viewer@acme")
                .get(inputs + "/" + input)
                .then()
                .statusCode(200)
                .body("status", equalTo("applied"), "applied_persona_spec_version", equalTo(version));
        refused(as("runtime@acme").get(inputs), 403, "role-not-allowed");
    }

    @Test
    void oneInputGivesOneDraftHoweverOftenItIsAppliedAtOnce() {
        draft(twin, "{}");
        String input = input("add_faq_answer", "{'question': 'q', 'answer': 'a'}");

        var answers = atOnce(16, () -> apply(input).statusCode());

        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(each -> each != 200)
                .containsOnly(409);
        as(OWNER).get("/twins/" + twin + "/persona-specs").then().body("items.size()", equalTo(2));
        refused(apply(input), 409, "learning-input-not-pending");
        refused(post(OWNER, inputs + "/" + input + "/reject", "{}"), 409, "learning-input-not-pending");
    }

    @Test
    void differentInputsAppliedAtOnceAllSurvive() {
        publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);
        var made = IntStream.range(0, 16)
                .mapToObj(n -> input("add_faq_answer", "{'question': 'q" + n + "', 'answer': 'a'}"))
                .toList();
        var next = new AtomicInteger();

        var answers = atOnce(16, () -> apply(made.get(next.getAndIncrement())).statusCode());

        assertThat(answers).containsOnly(200);
        as(OWNER)
                .get("/twins/" + twin + "/persona-specs/1.0.16")
                .then()
                .statusCode(200)
                .body("spec.faq_library.size()", equalTo(16));
    }

    @Test
    void aNamedBaseSaysWhatItDivergesFrom() {
        draft(twin, "{'constitution': ['first']}");
        draft(twin, "{'constitution': ['second']}");
        refused(
                post(
                        OWNER,
                        inputs,
                        "{'input_type': 'add_faq_answer', 'payload': {'question': 'q', 'answer': 'a'}, "
                                + "'base_persona_spec_version': '9.9.9'}"),
                404,
                "persona-spec-not-found");
        String input =
                input("add_faq_answer", "{'question': 'q', 'answer': 'a'}", ", 'base_persona_spec_version': '1.0.0'");

        apply(input)
                .then()
                .statusCode(200)
                .body(
                        "diverges_from", equalTo(List.of("1.0.1")),
                        "persona_spec.spec.constitution", equalTo(List.of("first")));
    }

    @Test
    void withoutAVersionThereIsNothingToCorrect() {
        String input = input("add_faq_answer", "{'question': 'q', 'answer': 'a'}");

        refused(apply(input), 409, "no-base-spec");

        as(OWNER).get(inputs + "/" + input).then().body("status", equalTo("pending"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ", 'allow_persona_fundamental_change': false", ", 'allow_persona_fundamental_change': null"})
    void whoTheTwinIsStaysProtected(String flag) {
        draft(twin, "{}");

        refused(
                apply(input("add_style_preference", "{'identity_voice': {'public_intro': 'new'}" + flag + "}")),
                403,
                "identity-voice-protected");
        refused(
                apply(input("add_style_preference", "{'identity_voice': {}" + flag + "}")),
                403,
                "identity-voice-protected");

        as(OWNER).get("/twins/" + twin + "/persona-specs").then().body("items.size()", equalTo(1));
    }

    @Test
    void anAllowedChangeOfVoiceIsMerged() {
        draft(twin, "{'identity_voice': {'persona_profile': 'old', 'voice_rules': ['Be  Brief']}}");

        apply(input(
                        "add_style_preference",
                        "{'identity_voice': {'public_intro': 'new', 'voice_rules': ['be brief', 'be kind']}, "
                                + "'allow_persona_fundamental_change': true}"))
                .then()
                .statusCode(200)
                .body(
                        "persona_spec.spec.identity_voice.persona_profile", equalTo("old"),
                        "persona_spec.spec.identity_voice.public_intro", equalTo("new"),
                        "persona_spec.spec.identity_voice.voice_rules", equalTo(List.of("Be  Brief", "be kind")),
                        "persona_spec.spec.interaction_style", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "add_faq_answer | {} | payload.question | required",
                "add_faq_answer | {'question': ' ', 'answer': 'a'} | payload.question | blank",
                "add_faq_answer | {'question': 'q', 'answer': 'a', 'x': 1} | payload.x | unknown",
                "add_adjust_rubric_rule | {'rule': 'r', 'weight': 1.5} | payload.weight | range",
                "add_adjust_rubric_rule | {'weight': 1} | payload.rule | required",
                "add_workflow_step_template | {'step': 's'} | payload.workflow | required",
                "add_workflow_step_template | {'workflow': 'plan'} | payload | required",
                "add_workflow_step_template | {'workflow': 'Plan', 'step': 's'} | payload.workflow | format",
                "add_workflow_step_template | {'workflow': 'plan', 'step': ''} | payload.step | blank",
                "add_workflow_step_template | {'workflow': 'Plan', 'step': ''} | payload.step | blank",
                "add_workflow_step_template | {'step': ''} | payload.step | blank",
                "add_workflow_step_template | {'workflow': 'plan', 'steps': ['s']} | payload.steps | unknown",
                "add_guardrail_refusal_rule | {} | payload | required",
                "add_guardrail_refusal_rule | {'forbidden_topics': 'x'} | payload.forbidden_topics | type",
                "add_style_preference | {'allow_persona_fundamental_change': true} | payload | required",
                "add_style_preference | {'identity_voice': {}, 'allow_persona_fundamental_change': 'true'} | payload.allow_persona_fundamental_change | type",
                "add_style_preference | {'identity_voice': {}, 'allow_persona_fundamental_change': 1} | payload.allow_persona_fundamental_change | type",
                "add_style_preference | {'tone_sliders': {'warmth': 2}} | payload.tone_sliders.warmth | range",
                "add_style_preference | {'humour': 'dry'} | payload.humour | unknown",
                "add_nothing | {} | input_type | set"
            })
    void aPayloadIsHeldAgainstItsType(String type, String payload, String field, String code) {
        post(OWNER, inputs, "{'input_type': '" + type + "', 'payload': " + payload + "}")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        hasItem(field),
                        "violations.find { it.field == '" + field + "' }.code",
                        equalTo(code));
        as(OWNER).get(inputs).then().body("items.size()", equalTo(0));
    }

    @Test
    void aRejectedInputStaysRejected() {
        draft(twin, "{}");
        String input = input("add_faq_answer", "{'question': 'q', 'answer': 'a'}");

        post(OWNER, inputs + "/" + input + "/reject", "{'notes': 'no'}")
                .then()
                .statusCode(200)
                .body("status", equalTo("rejected"), "note", equalTo("no"));

        refused(apply(input), 409, "learning-input-not-pending");
    }

    @Test
    void anInputIsAnsweredWholeAndSoIsWhatBecameOfIt() {
        draft(twin, "{}");
        String given = "'input_type': 'add_faq_answer', 'payload': {'question': 'q', 'answer': 'a'},"
                + " 'base_persona_spec_version': '1.0.0', 'source_conversation_id': 'c-%s', 'source_message_id': 'm-%s'"
                        .formatted("x".repeat(126), "y".repeat(126));
        String owner = Tokens.sub(OWNER);

        var created = post(OWNER, inputs, "{" + given + "}");
        created.then().statusCode(201).header("Location", equalTo(inputs + "/" + created.path("id")));
        String id = created.path("id");
        String row = "{'id': '" + id + "', 'twin_id': '" + twin + "', " + given + ", 'created_by': '" + owner
                + "', 'created_at': '" + created.path("created_at") + "', ";
        assertThat(Json.read(created.asString()))
                .isEqualTo(Json.read(json(row + "'status': 'pending', 'applied_persona_spec_version': null,"
                        + " 'note': null, 'decided_by': null, 'decided_at': null}")));

        post(OWNER, inputs + "/" + id + "/apply", "{'notes': 'agreed'}")
                .then()
                .statusCode(200)
                .body("persona_spec.notes", equalTo("agreed"), "persona_spec.created_by", equalTo(owner));

        var applied = as(OWNER).get(inputs + "/" + id);
        assertThat(Json.read(applied.asString()))
                .isEqualTo(Json.read(json(row + "'status': 'applied', 'applied_persona_spec_version': '1.0.1',"
                        + " 'note': 'agreed', 'decided_by': '" + owner + "', 'decided_at': '"
                        + applied.path("decided_at") + "'}")));
        assertThat(Instant.parse(applied.path("decided_at"))).isAfter(Instant.parse(created.path("created_at")));
        for (String member : List.of("source_conversation_id", "source_message_id")) {
            post(OWNER, inputs, "{" + given.replaceFirst("('" + member + "': ')", "$1z") + "}")
                    .then()
                    .statusCode(422)
                    .body("violations.pointer", equalTo(List.of("/" + member)));
        }
    }

    @Test
    void listsShowWhateverBecameOfAnInputUnlessAskedForOne() {
        draft(twin, "{}");
        String pending = input("add_faq_answer", "{'question': 'q', 'answer': 'a'}");
        String applied = input("add_style_preference", "{'do_not_say': ['synergy']}");
        String rejected = input("add_faq_answer", "{'question': 'q', 'answer': 'a'}");
        apply(applied).then().statusCode(200);
        post(OWNER, inputs + "/" + rejected + "/reject", "").then().statusCode(200);

        for (var each : Map.of(
                        "", List.of(rejected, applied, pending),
                        "?status=all", List.of(rejected, applied, pending),
                        "?status=pending", List.of(pending),
                        "?status=applied", List.of(applied),
                        "?status=rejected", List.of(rejected),
                        "?input_type=add_faq_answer", List.of(rejected, pending),
                        "?input_type=add_style_preference&status=rejected", List.<String>of())
                .entrySet()) {
            as("auditor@acme").get(inputs + each.getKey()).then().body("items.id", equalTo(each.getValue()));
        }
        for (String fault : List.of("?status=new", "?input_type=add_nothing", "?order=id")) {
            refused(as(OWNER).get(inputs + fault), 400, "invalid-query");
        }
    }

    @Test
    void anotherTwinsOrTenantsInputIsNotFound() {
        String input = input("add_faq_answer", "{'question': 'q', 'answer': 'a'}");
        UUID other = Twins.created(OWNER);

        for (String verb : List.of("apply", "reject")) {
            refused(
                    post(OWNER, "/twins/" + other + "/learning-inputs/" + input + "/" + verb, "{}"),
                    404,
                    "learning-input-not-found");
            refused(post("owner@globex", inputs + "/" + input + "/" + verb, "{}"), 404, "twin-not-found");
            refused(post("owner2@acme", inputs + "/" + input + "/" + verb, "{}"), 403, "not-the-owner");
        }
        refused(as(OWNER).get("/twins/" + other + "/learning-inputs/" + input), 404, "learning-input-not-found");
    }

    @Test
    void aSpecThatWouldBreakItsBoundsIsRefusedAndTheInputStays() {
        String rules = "'r'" + ", 'r'".repeat(199);
        draft(twin, "{'decision_policy': {'rubric_rules': [" + rules + "]}}");
        String input = input("add_adjust_rubric_rule", "{'rule': 'one more'}");

        refused(apply(input), 422, "validation-failed");

        as(OWNER).get(inputs + "/" + input).then().body("status", equalTo("pending"));
    }
}
