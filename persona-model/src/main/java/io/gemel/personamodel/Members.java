package io.gemel.personamodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** The rule of an object with named members; null counts as absent. */
record Members(Set<String> required, Map<String, Rule> members, boolean open) implements Rule {

    @Override
    public void check(JsonNode value, String pointer, Faults faults) {
        if (!value.isObject()) {
            faults.add(pointer, "type", "must be an object");
            return;
        }
        for (String name : required) {
            if (!value.hasNonNull(name)) {
                faults.add(Faults.member(pointer, name), "required", "is missing");
            }
        }
        value.properties().forEach(member -> member(member, pointer, faults));
    }

    private void member(Map.Entry<String, JsonNode> member, String pointer, Faults faults) {
        String place = Faults.member(pointer, member.getKey());
        Rule rule = members.get(member.getKey());
        if (rule == null && !open) {
            faults.add(place, "unknown", "is no member");
        } else if (rule == null) {
            FreeForm.name(member.getKey(), place, faults);
            FreeForm.check(member.getValue(), place, faults);
        } else if (!member.getValue().isNull()) {
            rule.check(member.getValue(), place, faults);
        }
    }
}
