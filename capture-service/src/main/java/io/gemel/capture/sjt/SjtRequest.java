package io.gemel.capture.sjt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.clause.Basis;
import io.gemel.capture.judgement.Setting;
import io.gemel.capture.judgement.Thresholds;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A situational judgement as the owner gave it. */
record SjtRequest(
        Setting setting,
        Basis.Sjt judgement,
        List<Option> options,
        @Nullable ObjectNode thresholds) {

    /** What could have been chosen. */
    record Option(
            String label, @Nullable String value, @Nullable String description) {

        private static Option read(Fields fields, Set<String> labels) {
            String label = fields.text("label", Text.required(200));
            if (label != null && !labels.add(label)) {
                fields.violation("label", "duplicate", "Labels have to differ.");
            }
            return new Option(
                    label,
                    fields.text("value", Text.optional(400)),
                    fields.text("description", Text.optional(2000).prose()));
        }

        private ObjectNode json() {
            return Json.object().put("label", label).put("value", value).put("description", description);
        }
    }

    static SjtRequest read(Fields fields) {
        var setting = Setting.read(fields);
        var labels = new HashSet<String>();
        var request = new SjtRequest(
                setting,
                new Basis.Sjt(
                        setting.intentLabel(),
                        fields.text("prompt", Text.required(4000).prose()),
                        fields.text("rationale", Text.optional(4000).prose()),
                        fields.text("scenario_id", Text.optional(200)),
                        fields.text("selected_option", Text.required(200))),
                fields.list("options", true, 2, 10, option -> Option.read(option, labels)),
                Thresholds.read(fields));
        String selected = request.judgement().selectedOption();
        // Without a label nothing could have been named: the fault is in the options.
        if (selected != null && !labels.isEmpty() && !labels.contains(selected)) {
            fields.violation("selected_option", "set", "Name one of the labels, exactly.");
        }
        return request;
    }

    ArrayNode optionsJson() {
        var array = Json.mapper().createArrayNode();
        options.forEach(option -> array.add(option.json()));
        return array;
    }
}
