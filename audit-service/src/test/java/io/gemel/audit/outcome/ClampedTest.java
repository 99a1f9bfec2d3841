package io.gemel.audit.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClampedTest {

    @Test
    void whatIsWithinBoundsIsKeptWhole() {
        var kept = Clamped.of(
                Outcomes.vector().latency(600_000).user("u".repeat(128)).build());

        assertThat(kept.fields()).isEmpty();
        assertThat(kept.userId()).hasSize(128);
        assertThat(kept.latencyMs()).isEqualTo(600_000);
    }

    @Test
    void whatIsCutIsNamed() {
        var kept = Clamped.of(
                Outcomes.vector().latency(600_001).user("u".repeat(129)).build());

        assertThat(kept.fields()).containsExactly("latency_ms", "user_id");
        assertThat(kept.latencyMs()).isEqualTo(600_000);
        assertThat(kept.userId()).isEqualTo("u".repeat(128));
    }

    @Test
    void aTranscriptIsCutAtACodePoint() {
        var kept =
                Clamped.of(Outcomes.vector().transcript("a" + "😀".repeat(8192)).build());

        assertThat(kept.fields()).containsExactly("final_transcript");
        assertThat(kept.finalTranscript()).isEqualTo("a" + "😀".repeat(8191));
        assertThat(kept.finalTranscript().getBytes(StandardCharsets.UTF_8)).hasSize(32_765);
    }

    @Test
    void aNumberBeyondAnIntIsCutToo() {
        assertThat(Clamped.of(Outcomes.vector().latency(Long.MAX_VALUE).build()).latencyMs())
                .isEqualTo(600_000);
    }
}
