package io.gemel.persona;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.draft;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every list can be walked page by page, newest first, each entry once. */
@QuarkusTest
class PagingTest {

    private static UUID threeOfEverything() {
        UUID twin = Twins.created(OWNER);
        for (int i = 0; i < 3; i++) {
            publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);
            post(
                            OWNER,
                            "/twins/" + twin + "/learning-inputs",
                            "{'input_type': 'add_faq_answer', 'payload': {'question': 'q', 'answer': 'a'}}")
                    .then()
                    .statusCode(201);
            Candidates.recorded(twin, "s" + i, "wait", "POL_DECISION_AA", "0.9");
        }
        Reviews.items(twin, "clarify", 3);
        return twin;
    }

    @Test
    void eachEntryComesOnce() {
        UUID twin = threeOfEverything();
        for (String list : List.of(
                "persona-specs",
                "persona-specs/publications",
                "persona-modules",
                "learning-inputs",
                "owner-review-queue")) {
            String path = "/twins/" + twin + "/" + list;
            List<String> all = as(OWNER).get(path).path("items.id");

            assertThat(walked(path)).as(list).hasSize(3).isEqualTo(all).isSortedAccordingTo(Collections.reverseOrder());
        }
    }

    private static List<String> walked(String path) {
        var walked = new ArrayList<String>();
        for (String cursor = ""; cursor != null; ) {
            var page = as(OWNER).get(path + "?limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.then().statusCode(200).body("items.size()", equalTo(1));
            walked.addAll(page.path("items.id"));
            cursor = page.path("next_cursor");
        }
        return walked;
    }

    @Test
    void twinsToo() {
        Twins.created(OWNER);
        UUID twin = Twins.created(OWNER);
        var first = as(OWNER).get("/twins?limit=1");
        var second = as(OWNER).get("/twins?limit=1&cursor=" + first.path("next_cursor"));
        List<String> both = as(OWNER).get("/twins?limit=2").path("items.id");

        assertThat(List.<String>of(first.path("items[0].id"), second.path("items[0].id")))
                .isEqualTo(both)
                .startsWith(twin.toString());
    }
}
