package io.gemel.persona.twin;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.draft;
import static io.gemel.persona.Api.patch;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.publish;
import static org.hamcrest.Matchers.equalTo;

import io.gemel.persona.Reviews;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A paused or archived twin refuses what teaches it and allows what ends, records or tidies. */
@QuarkusTest
class InactiveTwinTest {

    private static final String FAQ = "{'input_type': 'add_faq_answer', 'payload': {'question': 'q', 'answer': 'a'}}";

    private UUID twin;
    private String path;

    @BeforeEach
    void aTwinOfItsOwn() {
        twin = Twins.created(OWNER);
        path = "/twins/" + twin;
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "archived"})
    void itIsNotTaughtButTidied(String status) {
        draft(twin, "{}");
        publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);
        var inputs = List.of(input(), input());
        var items = Reviews.items(twin, "clarify", 2);
        become(status);

        refused(post(OWNER, path + "/persona-specs", "{'spec': {}}"));
        refused(post(OWNER, path + "/persona-specs/generate", "{}"));
        refused(publish(twin, "1.0.0", "{}"));
        refused(post(OWNER, path + "/persona-modules/promote", "{'candidate_ids': ['" + UUID.randomUUID() + "']}"));
        refused(post(OWNER, path + "/learning-inputs", FAQ));
        refused(post(OWNER, path + "/learning-inputs/" + inputs.getFirst() + "/apply", "{}"));

        allowed(post(OWNER, path + "/learning-inputs/" + inputs.getLast() + "/reject", "{}"));
        allowed(post(OWNER, path + "/persona-specs/1.0.0/discard", "{}"));
        allowed(post(OWNER, path + "/persona-specs/retire", "{}"));
        var queue = Reviews.queue(twin);
        String token = allowed(post(OWNER, queue + "/" + items.getFirst() + "/claim", "{}"))
                .path("claim_token");
        allowed(post(OWNER, queue + "/" + items.getFirst() + "/release", "{'claim_token': '" + token + "'}"));
        allowed(post(OWNER, queue + "/" + items.getFirst() + "/resolve", "{'status': 'dismissed'}"));
        allowed(post(OWNER, queue + "/" + items.getFirst() + "/reopen", "{}"));
        allowed(post(OWNER, queue + "/resolve", "{'item_ids': ['" + items.getLast() + "'], 'status': 'resolved'}"));
    }

    private String input() {
        return post(OWNER, path + "/learning-inputs", FAQ)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void become(String status) {
        var done = status.equals("archived")
                ? post(OWNER, path + "/archive", "")
                : patch(twin.toString(), as(OWNER).get(path).header("ETag"), "{'status': 'paused'}");
        done.then().statusCode(200).body("status", equalTo(status));
    }

    private static void refused(Response answer) {
        answer.then().statusCode(403).body("code", equalTo("twin-not-active"));
    }

    private static Response allowed(Response answer) {
        answer.then().statusCode(200);
        return answer;
    }
}
