package io.gemel.capture.pairwise;

import io.gemel.capture.clause.Basis;
import io.gemel.capture.judgement.Setting;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;

/** A preference as the owner gave it. */
record PairwiseRequest(Setting setting, Basis.Pairwise judgement) {

    static PairwiseRequest read(Fields fields) {
        var setting = Setting.read(fields);
        return new PairwiseRequest(
                setting,
                new Basis.Pairwise(
                        fields.nested("candidate_a", true, PairwiseRequest::text),
                        fields.nested("candidate_b", true, PairwiseRequest::text),
                        setting.intentLabel(),
                        fields.oneOf("preferred", true, "a", "b", "tie"),
                        fields.text("prompt", Text.required(4000).prose()),
                        fields.text("rationale", Text.optional(4000).prose())));
    }

    private static Basis.Pairwise.Text text(Fields fields) {
        return new Basis.Pairwise.Text(
                fields.text("id", Text.optional(200)),
                fields.text("text", Text.required(8000).prose()));
    }
}
