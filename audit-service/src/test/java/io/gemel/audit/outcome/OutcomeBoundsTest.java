package io.gemel.audit.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeBoundsTest {

    @Test
    void theVectorIsWithinBounds() {
        assertThat(OutcomeBounds.broken(Outcomes.vector().build())).isEmpty();
    }

    @Test
    void theFirstBrokenMemberIsNamed() {
        assertThat(OutcomeBounds.broken(Outcomes.vector().in("0").build())).contains("correlation_id");
        assertThat(OutcomeBounds.broken(Outcomes.vector().task("GUESS").build()))
                .contains("task");
        assertThat(OutcomeBounds.broken(Outcomes.vector().status("LATE").build()))
                .contains("status");
        assertThat(OutcomeBounds.broken(Outcomes.vector().confidence(10_001).build()))
                .contains("confidence_bp");
        assertThat(OutcomeBounds.broken(Outcomes.vector().latency(-1).build())).contains("latency_ms");
        assertThat(OutcomeBounds.broken(Outcomes.vector().language("not a tag").build()))
                .contains("language");
        assertThat(OutcomeBounds.broken(Outcomes.vector().user("a\0b").build())).contains("user_id");
        assertThat(OutcomeBounds.broken(Outcomes.vector().transcript("\ud800").build()))
                .contains("final_transcript");
        assertThat(OutcomeBounds.broken(Outcomes.vector().call("a\nb").build())).contains("provider_call_id");
        assertThat(OutcomeBounds.broken(Outcomes.vector().transcript("a\u0007b").build()))
                .contains("final_transcript");
        assertThat(OutcomeBounds.broken(Outcomes.vector().transcript("a\n\tb").build()))
                .isEmpty();
    }

    @Test
    void whatIsMerelyLongIsNotRefused() {
        assertThat(OutcomeBounds.broken(Outcomes.vector()
                        .latency(Long.MAX_VALUE)
                        .user("u".repeat(500))
                        .build()))
                .isEmpty();
    }
}
