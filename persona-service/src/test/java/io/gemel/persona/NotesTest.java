package io.gemel.persona;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.json;
import static io.gemel.persona.Api.post;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever an owner notes beside an act may have 4,000 characters, and no more. */
@QuarkusTest
class NotesTest {

    private static final String LONGEST = "\uD83D\uDE00" + "n".repeat(3999);
    private static final String TEACHING =
            "{'input_type': 'add_faq_answer', 'payload': {'question': 'q', 'answer': 'a'}}";

    private UUID twin = new UUID(0, 0);
    private String path = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        path = "/twins/" + twin;
    }

    /** The member with one character too many and with nothing in it is refused, with the most it is taken. */
    private Response noted(String action, String member, String rest) {
        for (String bad : List.of("'" + LONGEST + "x'", "' '", "1")) {
            send(action, "{'" + member + "': " + bad + rest + "}")
                    .then()
                    .statusCode(422)
                    .body("violations.pointer", equalTo(List.of("/" + member)));
        }
        var taken = send(action, "{'" + member + "': '" + LONGEST + "'" + rest + "}");
        taken.then().statusCode(taken.statusCode() == 201 ? 201 : 200);
        return taken;
    }

    private Response send(String action, String body) {
        String address = path + action.substring(action.indexOf(' ') + 1);
        return action.startsWith("PUT")
                ? as(OWNER)
                        .header("If-Match", as(OWNER).get(address).header("ETag"))
                        .body(json(body))
                        .put(address)
                : post(OWNER, address, body);
    }

    @Test
    void ofSpecsAndTheirPublications() {
        noted("POST /persona-specs", "notes", ", 'spec': {}").then().body("persona_spec.notes", equalTo(LONGEST));
        noted("PUT /persona-specs/1.0.0", "notes", ", 'spec': {}").then().body("persona_spec.notes", equalTo(LONGEST));
        noted("POST /persona-specs/1.0.0/publish", "note", "");
        noted("POST /persona-specs/retire", "note", "");
        noted("POST /persona-specs/generate", "notes", "").then().body("persona_spec.notes", equalTo(LONGEST));
        noted("POST /persona-specs/1.0.1/discard", "note", "");

        as(OWNER)
                .get(path + "/persona-specs/publications")
                .then()
                .body("items.note", equalTo(List.of(LONGEST, LONGEST)));
    }

    @Test
    void ofCandidatesInputsAndItems() {
        var candidate = Candidates.recorded(twin, "s", "wait", "POL_DECISION_AA", "0.9");
        String first = input();
        String second = input();
        var items = Reviews.items(twin, "clarify", 2);

        noted("POST /persona-modules/promote", "notes", ", 'candidate_ids': ['" + candidate + "']")
                .then()
                .body("persona_spec.notes", equalTo(LONGEST));
        noted("POST /persona-modules/" + candidate + "/archive", "note", "")
                .then()
                .body("note", equalTo(LONGEST));
        noted("POST /learning-inputs/" + first + "/apply", "notes", "")
                .then()
                .body("persona_spec.notes", equalTo(LONGEST));
        noted("POST /learning-inputs/" + second + "/reject", "notes", "").then().body("note", equalTo(LONGEST));
        noted("POST /owner-review-queue/" + items.getFirst() + "/resolve", "review_note", ", 'status': 'resolved'")
                .then()
                .body("item.review_note", equalTo(LONGEST));
        noted(
                "POST /owner-review-queue/resolve",
                "review_note",
                ", 'status': 'resolved', 'item_ids': ['" + items.getLast() + "']");

        as(OWNER).get(path + "/learning-inputs/" + first).then().body("note", equalTo(LONGEST));
        as(OWNER).get(path + "/owner-review-queue/" + items.getLast()).then().body("review_note", startsWith(LONGEST));
    }

    private String input() {
        return post(OWNER, path + "/learning-inputs", TEACHING)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
