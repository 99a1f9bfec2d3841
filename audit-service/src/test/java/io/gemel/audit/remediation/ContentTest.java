package io.gemel.audit.remediation;

import static io.gemel.audit.remediation.Proposals.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a proposal may contain, on both sides of each bound. */
@QuarkusTest
class ContentTest {

    private static Proposals shared;

    private Proposals proposals;

    @BeforeEach
    void aClusterThatRecurs() {
        shared = shared == null ? new Proposals() : shared;
        proposals = shared;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("title", "required", c -> c.remove("title")),
                fault("title", "blank", c -> c.put("title", " ")),
                fault("title", "length", c -> c.put("title", "é".repeat(100) + "x")),
                fault("title", "type", c -> c.put("title", 1)),
                fault("change_class", "set", c -> c.put("change_class", "D")),
                fault("action", "set", c -> c.put("action", "SHIP")),
                fault("target_files", "count", c -> c.putArray("target_files")),
                fault("target_files", "count", c -> many(c, "target_files", 257)),
                fault("target_files", "duplicate", c -> c.putArray("target_files")
                        .add("a")
                        .add("a")),
                fault("target_files.0", "length", c -> c.putArray("target_files")
                        .add("é".repeat(128) + "x")),
                fault("target_files.0", "character", c -> c.putArray("target_files")
                        .add("a\nb")),
                fault("patch_digest", "format", c -> c.put("patch_digest", "AB".repeat(32))),
                fault("patch_digest", "length", c -> c.put("patch_digest", "ab".repeat(33))),
                fault("validation_plan", "length", c -> c.put("validation_plan", "é".repeat(2000) + "x")),
                fault("validation_plan", "blank", c -> c.put("validation_plan", "\n")),
                fault("rollback_plan", "length", c -> c.put("rollback_plan", "é".repeat(2000) + "x")),
                fault("rollback_plan", "blank", c -> c.put("rollback_plan", "")),
                fault("patch_digest", "format", c -> c.put("patch_digest", "a".repeat(63))),
                fault("evidence_refs", "count", c -> c.putArray("evidence_refs")),
                fault("evidence_refs", "duplicate", c -> c.putArray("evidence_refs")
                        .add("a")
                        .add("a")),
                fault("evidence_refs.0", "length", c -> c.putArray("evidence_refs")
                        .add("é".repeat(128) + "x")),
                fault("evidence_refs.0", "blank", c -> c.putArray("evidence_refs")
                        .add("")),
                fault("risk_bp", "range", c -> c.put("risk_bp", 10_001)),
                fault("risk_bp", "range", c -> c.put("risk_bp", -1)),
                fault("risk_bp", "type", c -> c.put("risk_bp", 5.0)),
                fault("evidence_refs", "required", c -> c.remove("evidence_refs")),
                fault("evidence_refs", "count", c -> many(c, "evidence_refs", 65)),
                fault("evidence_refs", "null", c -> c.putNull("evidence_refs")),
                fault("builder_input", "unknown", c -> c.putObject("builder_input")),
                fault("state", "unknown", c -> c.put("state", "PROMOTED")));
    }

    private static void many(ObjectNode content, String member, int count) {
        var entries = content.putArray(member);
        IntStream.range(0, count).forEach(i -> entries.add("e" + i));
    }

    @Test
    void everyMemberOfTheContentIsRequired() {
        for (var members = content().fieldNames(); members.hasNext(); ) {
            var member = members.next();
            var without = content();
            without.remove(member);
            proposals
                    .create("builder", without)
                    .statusCode(422)
                    .body("violations.field", contains(member))
                    .body("violations.code", contains("required"));
        }
        proposals
                .failures
                .as("builder")
                .body(content().toString())
                .post("/remediation-proposals")
                .then()
                .statusCode(422)
                .body("violations.field", contains("cluster_id"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("faults")
    void contentOutsideItsBoundsIsRefused(String field, String code, Consumer<ObjectNode> bend) {
        var bent = content();
        bend.accept(bent);

        proposals
                .create("builder", bent)
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("violations.field", contains(field))
                .body("violations.code", contains(code));
    }

    @Test
    void contentAtItsBoundsIsTaken() {
        var most = content()
                .put("title", "é".repeat(100))
                .put("change_class", "C")
                .put("validation_plan", "é".repeat(2000))
                .put("rollback_plan", "é".repeat(2000))
                .put("risk_bp", 10_000);
        many(most, "target_files", 256);
        many(most, "evidence_refs", 64);
        ((ArrayNode) most.path("target_files")).set(0, "é".repeat(128));
        ((ArrayNode) most.path("evidence_refs")).set(0, "é".repeat(128));
        kept(most);
        var least = content()
                .put("title", "t")
                .put("change_class", "A")
                .put("action", "HOLD")
                .put("validation_plan", "v")
                .put("rollback_plan", "r")
                .put("risk_bp", 0);
        least.putArray("target_files").add("f");
        least.putArray("evidence_refs").add("e");
        kept(least);
    }

    private void kept(ObjectNode content) {
        var made = Json.read(
                proposals.create("builder", content).statusCode(201).extract().asString());
        Json.read(content.toString()).properties().forEach(member -> assertThat(made.path(member.getKey()))
                .isEqualTo(member.getValue()));
    }

    private static Arguments fault(String field, String code, Consumer<ObjectNode> bend) {
        return Arguments.of(field, code, bend);
    }
}
