package io.gemel.runtime.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.compiler.Variant;
import io.gemel.personamodel.schema.SpecRules;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Pointer;
import io.gemel.platform.json.Text;
import io.gemel.runtime.turn.TurnFlags;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Labelled messages, and the spec to route them under if it is not the active one. */
record EvaluationRequest(List<Case> cases, @Nullable JsonNode spec) {

    private static final int MOST_CASES = 200;
    private static final int ID = 128;
    private static final int WORKFLOW = 40;
    private static final String[] ACTIONS = {"answer", "clarify", "refuse", "escalate"};

    /** A message and what its author expects to be decided. */
    record Case(String id, String query, String expectedIntent, String expectedAction, TurnFlags flags) {

        static Case read(Fields f) {
            var flags = TurnFlags.read(f);
            var citations = f.bool("requires_citations", false);
            f.oneOf("variant", false, Variant.NAMES.toArray(String[]::new));
            return new Case(
                    text(f.text("id", Text.required(ID))),
                    text(f.text(
                            "query", Text.required(TurnFlags.MESSAGE).prose().blankAllowed())),
                    text(f.text("expected_intent", Text.required(WORKFLOW).pattern(SpecRules.NAME))),
                    text(f.oneOf("expected_action", true, ACTIONS)),
                    flags.orEvidence(citations));
        }

        private static String text(@Nullable String given) {
            return Objects.requireNonNullElse(given, "");
        }
    }

    static EvaluationRequest read(Fields f) {
        var spec = f.any("spec");
        if (spec != null) {
            SpecRules.check(spec).forEach(fault -> add(f, fault));
        }
        return new EvaluationRequest(f.list("cases", true, 1, MOST_CASES, Case::read), spec);
    }

    private static void add(Fields f, Violation fault) {
        Pointer place = f.at().member("spec");
        for (String step : fault.pointer().isEmpty()
                ? new String[0]
                : fault.pointer().substring(1).split("/", -1)) {
            place = step.matches("[0-9]{1,9}")
                    ? place.index(Integer.parseInt(step))
                    : place.member(step.replace("~1", "/").replace("~0", "~"));
        }
        f.violations().add(place, fault.code(), fault.message());
    }
}
