package io.gemel.capture.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugTest {

    @Test
    void wordsAreLowerCaseAndJoined() {
        assertThat(Slug.of("  Approve -- the Deal! ")).isEqualTo("approve_the_deal");
    }

    @Test
    void noSourceIsGeneric() {
        assertThat(Slug.of(null)).isEqualTo("generic");
    }

    @Test
    void aSourceOfWhichNothingIsLeftIsNamedByItsHash() {
        assertThat(Slug.of("批准")).isEqualTo("x8cbe697b");
    }

    @Test
    void aLongSourceIsCutToSixtyCharacters() {
        assertThat(Slug.of("a".repeat(200))).isEqualTo("a".repeat(60));
    }
}
