package io.gemel.audit.proposal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Text;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What a builder proposes.
 *
 * @param changeClass how far the change reaches; C needs two people for the code
 * @param patchDigest 64 lower-case hex digits
 * @param riskBp 0 to 10000 basis points
 */
public record Content(
        String title,
        String changeClass,
        String action,
        List<String> targetFiles,
        String patchDigest,
        String validationPlan,
        String rollbackPlan,
        int riskBp,
        List<String> evidenceRefs) {

    private static final int DIGEST_LENGTH = 64;
    private static final int TITLE = 200;
    private static final int PLAN = 4000;
    private static final int RISK_BP = 10_000;
    private static final int FILES = 256;
    private static final int EVIDENCE = 64;
    private static final Text REFERENCE = Text.required(256).bytes();
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public Content {
        targetFiles = List.copyOf(targetFiles);
        evidenceRefs = List.copyOf(evidenceRefs);
    }

    /** The content that was read; to be asked for only when {@code fields} holds no violation. */
    public static Supplier<Content> read(Fields fields) {
        var title = fields.text("title", Text.required(TITLE).bytes().prose());
        var changeClass = fields.oneOf("change_class", true, "A", "B", "C");
        var action = fields.oneOf("action", true, "PROMOTE", "HOLD", "DEMOTE", "ROLLBACK");
        var files = references(fields, "target_files", FILES);
        var digest = fields.text("patch_digest", Text.required(DIGEST_LENGTH).pattern(DIGEST));
        var validation =
                fields.text("validation_plan", Text.required(PLAN).bytes().prose());
        var rollback = fields.text("rollback_plan", Text.required(PLAN).bytes().prose());
        var risk = fields.integer("risk_bp", true, 0, RISK_BP);
        var evidence = references(fields, "evidence_refs", EVIDENCE);
        return () -> new Content(
                requireNonNull(title),
                requireNonNull(changeClass),
                requireNonNull(action),
                files,
                requireNonNull(digest),
                requireNonNull(validation),
                requireNonNull(rollback),
                requireNonNull(risk).intValue(),
                evidence);
    }

    private static List<String> references(Fields fields, String name, int most) {
        var found = fields.texts(name, true, 1, most, REFERENCE);
        if (new HashSet<>(found).size() < found.size()) {
            fields.violation(name, "duplicate", "has an entry twice");
        }
        return found;
    }

    /** Lower-case hex SHA-256 of the RFC 8785 object of these members and {@code builder_input}. */
    public String digest(JsonNode builderInput) {
        ObjectNode signed = Json.mapper().valueToTree(this);
        return Json.sha256Hex(Json.canonical(signed.set("builder_input", builderInput)));
    }
}
