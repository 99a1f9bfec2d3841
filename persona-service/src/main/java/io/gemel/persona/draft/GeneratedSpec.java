package io.gemel.persona.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import java.util.List;

/** The spec that a twin has before anybody wrote one: made of its settings and of rules that hold for every twin. */
public final class GeneratedSpec {

    private static final List<String> CONSTITUTION = List.of(
            "Never invent a source, a quotation or a certainty that is not there.",
            "Say what is unknown, and ask for it when the answer depends on it.",
            "Serve what the user wants, within safety and the facts.");

    private static final List<String> BANNED_PHRASES =
            List.of("as an AI language model", "I am just an AI", "trust me on this");

    private static final List<String> ANTI_STYLE_RULES = List.of(
            "Do not open with praise for the question.",
            "Do not repeat the question before the answer.",
            "Do not close with an offer to help further.");

    private GeneratedSpec() {}

    /** The same settings give the same bytes. */
    public static ObjectNode of(JsonNode settings) {
        ObjectNode spec = Json.object();
        var voice = spec.putObject("identity_voice");
        for (String member : List.of("persona_profile", "signature_phrases", "public_intro")) {
            copy(settings, member, voice, member);
        }
        copy(settings, "opinion_map", spec, "stance_values");
        copy(settings, "intent_profile", spec.putObject("interaction_style"), "intent_profile");
        spec.set("constitution", Json.mapper().valueToTree(CONSTITUTION));
        var modules = spec.putArray("procedural_modules");
        modules.add(module(
                "procedural.factual.cite_or_disclose_uncertainty",
                40,
                "factual_with_evidence",
                "cite_a_source_or_say_that_there_is_none"));
        modules.add(module(
                "procedural.decision.clarify_before_advice",
                50,
                "advice_or_stance",
                "ask_for_what_the_advice_depends_on"));
        var rules = spec.putObject("deterministic_rules");
        rules.set("banned_phrases", Json.mapper().valueToTree(BANNED_PHRASES));
        rules.set("anti_style_rules", Json.mapper().valueToTree(ANTI_STYLE_RULES));
        return spec;
    }

    private static void copy(JsonNode from, String member, ObjectNode to, String name) {
        if (from.hasNonNull(member)) {
            to.set(name, from.get(member).deepCopy());
        }
    }

    private static ObjectNode module(String id, int priority, String intent, String step) {
        ObjectNode module = Json.object().put("id", id).put("priority", priority);
        module.putArray("intent_labels").add(intent);
        module.putObject("when");
        module.putArray("do").add(step);
        module.putArray("ban");
        module.putArray("clause_ids");
        return module;
    }
}
