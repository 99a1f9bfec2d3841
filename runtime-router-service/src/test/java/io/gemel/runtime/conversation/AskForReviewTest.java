package io.gemel.runtime.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskForReviewTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "true, plan this, plan this",
                "false, plan this,",
                "true, ,",
                "true, ``,",
                "true, `  `,",
                "true, ` a`, ` a`"
            })
    void theMessageIsShownWhereItMayBeAndSaysAnything(
            boolean preview, @Nullable String message, @Nullable String shown) {
        assertThat(AskForReview.shown(preview, message)).isEqualTo(shown);
    }

    @Test
    void itsFirstTwoHundredCodePointsAreShown() {
        var most = "\uD83D\uDE80".repeat(200);

        assertThat(AskForReview.shown(true, most)).isEqualTo(most);
        assertThat(AskForReview.shown(true, most + "x")).isEqualTo(most);
        assertThat(AskForReview.shown(true, " ".repeat(200) + "x")).isNull();
    }
}
