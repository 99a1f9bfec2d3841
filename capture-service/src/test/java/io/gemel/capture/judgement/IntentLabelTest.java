package io.gemel.capture.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntentLabelTest {

    @Test
    void caseSpacesAndWhiteSpaceAroundDoNotMatter() {
        assertThat(IntentLabel.normal("\u00a0\ufeff Advice or STANCE \u2003")).isEqualTo("advice_or_stance");
    }
}
