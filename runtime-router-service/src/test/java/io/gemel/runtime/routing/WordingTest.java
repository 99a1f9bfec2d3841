package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    private static final String ENGLISH = "I need a little more before I can answer this well.";
    private static final String ESPERANTO = "Mi bezonas iom pli.";

    @Test
    void eachActionHasItsLead() {
        assertThat(Wording.of(null).lead(Action.CLARIFY)).isEqualTo(ENGLISH);
        assertThat(Wording.of(null).lead(Action.ESCALATE))
                .isEqualTo("My sources do not hold this, so I have asked the owner.");
        assertThat(Wording.of(null).lead(Action.REFUSE)).isEqualTo("I can't help with that request.");
    }

    @ParameterizedTest
    @CsvSource({
        "," + ENGLISH,
        "en, " + ENGLISH,
        "en-GB, " + ENGLISH,
        "de, " + ENGLISH,
        "x-eo, " + ENGLISH,
        "zz, " + ENGLISH,
        "eo, " + ESPERANTO,
        "EO-Latn-DE, " + ESPERANTO
    })
    void aLanguageWithAFileIsSpoken(@Nullable String tag, String lead) {
        assertThat(Wording.of(tag).lead(Action.CLARIFY)).isEqualTo(lead);
    }

    @Test
    void whatALanguageDoesNotSayIsSaidInEnglish() {
        assertThat(Wording.of("eo").ask("objective")).startsWith("Kion la plano");
        assertThat(Wording.of("eo").ask("constraints"))
                .isEqualTo(Wording.of("en").ask("constraints"));
        assertThat(Wording.of("eo").lead(Action.REFUSE)).isEqualTo("I can't help with that request.");
        assertThat(Wording.of("eo").ask("fence_length")).isEqualTo("Please give: fence length");
    }
}
