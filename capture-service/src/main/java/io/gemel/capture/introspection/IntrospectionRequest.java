package io.gemel.capture.introspection;

import io.gemel.capture.clause.Basis;
import io.gemel.capture.judgement.Setting;
import io.gemel.capture.judgement.Thresholds;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;

/** What the owner was asked about their way to decide, and what they said. */
record IntrospectionRequest(Setting setting, Basis.Introspection judgement) {

    static IntrospectionRequest read(Fields fields) {
        var setting = Setting.read(fields);
        return new IntrospectionRequest(
                setting,
                new Basis.Introspection(
                        fields.text("answer", Text.required(8000).prose()),
                        setting.intentLabel(),
                        fields.text("question", Text.required(4000).prose()),
                        Thresholds.read(fields)));
    }
}
