package io.gemel.capture.judgement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gemel.capture.clause.Basis;
import org.jspecify.annotations.Nullable;

/** Which of two texts an owner preferred, or that neither was. */
public record Preference(
        @JsonUnwrapped RecordHead head,
        String prompt,
        Basis.Pairwise.Text candidateA,
        Basis.Pairwise.Text candidateB,
        String preferred,
        @Nullable String rationale)
        implements CaptureRecord {}
