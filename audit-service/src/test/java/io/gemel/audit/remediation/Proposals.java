package io.gemel.audit.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.cluster.Failures;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Answers;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of the proposals of a tenant with one recurring cluster. */
public final class Proposals {

    public static final List<String> GATES =
            List.of("code_permission_gate_passed", "launch_permission_gate_passed", "release_hard_gate_passed");

    public final Failures failures = new Failures();
    public final String cluster = failures.recurring();

    /** What is proposed unless a test says otherwise. */
    public static ObjectNode content() {
        var json = Json.object()
                .put("title", "Retry interpretation once")
                .put("change_class", "B")
                .put("action", "PROMOTE")
                .put("patch_digest", "ab".repeat(32))
                .put("validation_plan", "replay the 64 cases\noffline")
                .put("rollback_plan", "revert the patch")
                .put("risk_bp", 120);
        json.putArray("target_files").add("interpret/retry.yaml");
        json.putArray("evidence_refs").add("run:4711");
        return json;
    }

    public ValidatableResponse create(String who, ObjectNode content) {
        return failures.as(who)
                .body(content.deepCopy().put("cluster_id", cluster).toString())
                .post("/remediation-proposals")
                .then();
    }

    /** A new draft. */
    public String draft(ObjectNode content) {
        return Answers.text(create("builder", content).statusCode(201).extract(), "/id");
    }

    /** A new proposal that waits for proofs. */
    public String submitted(ObjectNode content) {
        var id = draft(content);
        var answer = step("builder", id, "submit").statusCode(200).extract();
        assertThat(Answers.text(answer, "/state")).isEqualTo("SUBMITTED");
        return id;
    }

    public ValidatableResponse get(String id) {
        return failures.get("auditor", "/remediation-proposals/" + id);
    }

    public String digest(String id) {
        return Answers.text(get(id).extract(), "/content_digest");
    }

    public ValidatableResponse step(String who, String id, String step) {
        return failures.as(who)
                .body("{}")
                .post("/remediation-proposals/" + id + "/" + step)
                .then();
    }

    public ValidatableResponse put(String who, String id, ObjectNode content, @Nullable String tag) {
        var request = failures.as(who).body(content.toString());
        return (tag == null ? request : request.header("If-Match", tag))
                .put("/remediation-proposals/" + id)
                .then();
    }

    /** Puts content over whatever is there. */
    public ValidatableResponse put(String who, String id, ObjectNode content) {
        return put(who, id, content, get(id).extract().header("ETag"));
    }

    public ValidatableResponse prove(String who, String id, String gate, ObjectNode proof) {
        return failures.as(who)
                .body(proof.toString())
                .post("/remediation-proposals/" + id + "/proofs/" + gate)
                .then();
    }

    /** The proof of {@code who}, an approver of {@code gate} (code, launch or release), on the content as it is. */
    public ValidatableResponse prove(String who, String id, String gate, String decision) {
        return prove(who, id, gate, proof(decision, digest(id)));
    }

    public static ObjectNode proof(String decision, String digest) {
        return Json.object()
                .put("decision", decision)
                .put("content_digest", digest)
                .put("decision_ref", "CAB-17");
    }

    /** All three gates open, by three people. */
    public void approved(String id) {
        for (String gate : List.of("code", "launch", "release")) {
            prove("approver-" + gate, id, gate, "APPROVE").statusCode(201);
        }
    }

    public ValidatableResponse promote(String id) {
        return step("approver-release", id, "promote");
    }
}
