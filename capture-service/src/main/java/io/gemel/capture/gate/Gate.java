package io.gemel.capture.gate;

import static io.gemel.capture.gate.GateCode.EVIDENCE_REFS_REQUIRED;
import static io.gemel.capture.gate.GateCode.EVIDENCE_REF_INVALID;
import static io.gemel.capture.gate.GateCode.REASON_PROPERTY_UNKNOWN;
import static io.gemel.capture.gate.GateCode.REASON_REQUIRED;
import static io.gemel.capture.gate.GateCode.REASON_SCHEMA_VIOLATION;
import static io.gemel.capture.gate.GateCode.REASON_SUMMARY_REQUIRED;
import static io.gemel.capture.gate.GateCode.REASON_SUMMARY_TOO_LONG;
import static io.gemel.capture.gate.GateCode.REASON_TYPE_INVALID;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.Characters;
import io.gemel.platform.json.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges {@code reason} and root {@code evidenceRefs} of a proposal. A decision without a structured reason and without
 * evidence is never written; a thin summary passes.
 */
public final class Gate {

    /** The members of a reason, which is closed. */
    public static final List<String> REASON_MEMBERS = List.of("type", "summary", "tradeoff", "evidenceRefs");

    static final List<String> REASON_TYPES =
            List.of("CONSISTENCY", "RISK", "SECURITY", "PERFORMANCE", "UX", "MAINTAINABILITY", "OTHER");
    static final int SUMMARY_LENGTH = 1000;
    static final int TRADEOFF_LENGTH = 4000;
    static final int MOST_REFS = 50;
    static final int REF_LENGTH = 512;

    private static final Pointer REASON = Pointer.ROOT.member("reason");
    private static final Pointer EVIDENCE = Pointer.ROOT.member("evidenceRefs");

    private final Findings findings = new Findings();

    private Gate() {}

    /**
     * Whether a proposal may be committed.
     *
     * @param reason as sent, null when absent
     * @param evidenceRefs the proposal's own, as sent; those of the reason are auxiliary and never stand in for them
     */
    public static Verdict judge(@Nullable JsonNode reason, @Nullable JsonNode evidenceRefs) {
        var gate = new Gate();
        gate.reason(reason);
        gate.evidence(evidenceRefs);
        return gate.findings.verdict();
    }

    private void reason(@Nullable JsonNode reason) {
        if (isAbsent(reason)) {
            findings.add(REASON_REQUIRED, REASON);
        } else if (!reason.isObject()) {
            findings.add(REASON_SCHEMA_VIOLATION, REASON);
        } else {
            type(reason.path("type"));
            summary(reason.path("summary"));
            tradeoff(reason.path("tradeoff"));
            auxiliary(reason.path("evidenceRefs"));
            reason.fieldNames().forEachRemaining(name -> {
                if (!REASON_MEMBERS.contains(name)) {
                    findings.add(REASON_PROPERTY_UNKNOWN, REASON.member(name));
                }
            });
        }
    }

    private void type(JsonNode type) {
        if (!type.isTextual() || !REASON_TYPES.contains(type.textValue())) {
            findings.add(REASON_TYPE_INVALID, REASON.member("type"));
        }
    }

    private void summary(JsonNode summary) {
        var at = REASON.member("summary");
        if (!summary.isTextual() || Characters.isBlank(summary.textValue())) {
            findings.add(REASON_SUMMARY_REQUIRED, at);
        } else if (Characters.codePoints(Characters.strip(summary.textValue())) > SUMMARY_LENGTH) {
            findings.add(REASON_SUMMARY_TOO_LONG, at);
        }
    }

    private void tradeoff(JsonNode tradeoff) {
        if (!isAbsent(tradeoff) && !isText(tradeoff, TRADEOFF_LENGTH)) {
            findings.add(REASON_SCHEMA_VIOLATION, REASON.member("tradeoff"));
        }
    }

    private void auxiliary(JsonNode refs) {
        if (!isAbsent(refs)) {
            refs(refs, REASON_SCHEMA_VIOLATION, REASON.member("evidenceRefs"));
        }
    }

    private void evidence(@Nullable JsonNode refs) {
        if (isAbsent(refs) || refs.isArray() && refs.isEmpty()) {
            findings.add(EVIDENCE_REFS_REQUIRED, EVIDENCE);
        } else {
            refs(refs, EVIDENCE_REF_INVALID, EVIDENCE);
        }
    }

    /** Too many are one violation: to name each of a million would be no help to anybody. */
    private void refs(JsonNode refs, GateCode code, Pointer at) {
        if (!refs.isArray() || refs.size() > MOST_REFS) {
            findings.add(code, at);
            return;
        }
        for (int i = 0; i < refs.size(); i++) {
            if (!isText(refs.get(i), REF_LENGTH)
                    || Characters.hasLayout(refs.get(i).textValue())) {
                findings.add(code, at.index(i));
            }
        }
    }

    private static boolean isText(JsonNode value, int max) {
        return value.isTextual()
                && !Characters.isBlank(value.textValue())
                && Characters.codePoints(value.textValue()) <= max;
    }

    private static boolean isAbsent(@Nullable JsonNode value) {
        return value == null || value.isMissingNode() || value.isNull();
    }
}
