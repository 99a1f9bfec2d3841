package io.gemel.capture.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.execution.ExecutionSummary;
import io.gemel.capture.gate.Gate;
import io.gemel.capture.gate.Verdict;
import io.gemel.capture.intervention.Kept;
import io.gemel.capture.version.DecisionVersion;
import io.gemel.capture.version.Domain;
import io.gemel.capture.version.Strength;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Text;
import io.gemel.platform.tenancy.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision that somebody wants to commit. The reference to the conversation's turn is checked and dropped when it is
 * read: no proposal has it.
 *
 * @param rootId the chain that it continues, null to begin one
 * @param reason as sent, the gate judges it
 * @param evidenceRefs as sent, the gate judges them
 * @param vaultRefs null and empty are told apart
 */
record Proposal(
        @Nullable UUID rootId,
        @Nullable UUID previousVersionId,
        String title,
        String text,
        String domain,
        String strength,
        @Nullable JsonNode reason,
        @Nullable JsonNode evidenceRefs,
        @Nullable List<String> vaultRefs) {

    private static final int MOST_VAULT_REFS = 50;
    private static final int REF_LENGTH = 512;

    static Proposal read(Fields fields) {
        boolean continues = fields.any("rootId") != null;
        if (!continues && fields.any("previousVersionId") != null) {
            fields.violation("previousVersionId", "unknown", "goes with rootId only");
        }
        fields.text("conversationTurnRef", Text.optional(REF_LENGTH));
        return new Proposal(
                fields.id("rootId", false),
                fields.id("previousVersionId", continues),
                fields.text("title", Text.required(200)),
                fields.text("text", Text.required(4000).prose()),
                fields.text("domain", Text.required(Domain.LENGTH).pattern(Domain.FORM)),
                fields.oneOf("strength", true, Strength.all()),
                fields.any("reason"),
                fields.any("evidenceRefs"),
                fields.any("vaultRefs") == null
                        ? null
                        : fields.texts("vaultRefs", false, 0, MOST_VAULT_REFS, Text.required(REF_LENGTH)));
    }

    Verdict verdict() {
        return Gate.judge(reason, evidenceRefs);
    }

    /** How many vault references came with it, null when none were named at all. */
    @Nullable
    Integer vaultRefCount() {
        return vaultRefs == null ? null : vaultRefs.size();
    }

    /** What an intervention may keep of it. */
    ObjectNode kept() {
        var json = Json.object()
                .put("rootId", rootId == null ? null : rootId.toString())
                .put("previousVersionId", previousVersionId == null ? null : previousVersionId.toString())
                .put("title", title)
                .put("text", text)
                .put("domain", domain)
                .put("strength", strength);
        json.set("reason", Kept.reason(reason));
        json.set("evidenceRefs", Kept.any(evidenceRefs));
        return json;
    }

    /** The version that it becomes; only after the gate has let it pass. */
    DecisionVersion version(Tx tx, ExecutionSummary execution, String by) {
        var id = tx.newId();
        return new DecisionVersion(
                id,
                rootId == null ? id : rootId,
                1,
                previousVersionId,
                execution.twinId(),
                execution.executionId(),
                title,
                text,
                domain,
                strength,
                true,
                Kept.whole(reason),
                Json.mapper().valueToTree(evidenceRefs),
                vaultRefs == null ? null : Json.mapper().valueToTree(vaultRefs),
                by,
                tx.now());
    }
}
