package io.gemel.audit.goldcase.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.audit.goldcase.kept.GoldCase;
import io.gemel.audit.outcome.Outcomes;
import io.gemel.contracts.OutcomeTrigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CapturingTest {

    private static final UUID EVENT = UUID.fromString("0198a7c0-0000-8000-8000-0000000000ff");
    private static final Instant NOW = Instant.parse("2026-11-20T18:32:00Z");

    private static GoldCase captured(Outcomes outcome) {
        var reported = outcome.build();
        return Capturing.of(OutcomeTrigger.of(reported).orElseThrow(), "acme", EVENT, reported, NOW);
    }

    @Test
    void theVectorIsALowConfidenceCase() {
        var found = captured(Outcomes.vector());

        assertThat(found.id()).isEqualTo("gold_c2ce9957abf049ec2f46fd4b96dd5868");
        assertThat(found.finding().trigger()).isEqualTo("CONFIDENCE_LOW");
        assertThat(found.finding().eventType()).isEqualTo("STT_REJECT");
        assertThat(found.finding().toolStatus()).isEqualTo("OK");
        assertThat(found.finding().confidenceBucket()).isEqualTo("LOW");
        assertThat(found.finding().reasonCodeChain()).isEqualTo(List.of(0x44000204L, 0x46420212L));
        assertThat(found.finding().missingFields()).isEqualTo(List.of("provider_confidence"));
    }

    @Test
    void aGoodOutcomeIsNoCase() {
        assertThat(OutcomeTrigger.of(Outcomes.vector().confidence(6500).build()))
                .isEmpty();
        assertThat(OutcomeTrigger.of(
                        Outcomes.vector().task("LLM_INTERPRET").confidence(1).build()))
                .isEmpty();
    }

    @Test
    void aFailedCallWithABrokenSchemaIsAConflict() {
        var found = captured(
                Outcomes.vector().status("TIMEOUT").validation("SCHEMA_FAIL").confidence(null));

        assertThat(found.finding().trigger()).isEqualTo("PROVIDER_STATUS");
        assertThat(found.finding().toolStatus()).isEqualTo("CONFLICT");
        assertThat(found.finding().missingFields())
                .isEqualTo(List.of("normalized_output_schema", "provider_confidence"));
        assertThat(found.finding().reasonCodeChain()).isEqualTo(List.of(0x44000204L, 0x46420213L));
    }

    @Test
    void aFailedToolCallIsNotJudged() {
        var found =
                captured(Outcomes.vector().task("LLM_INTERPRET").status("ERROR").confidence(null));

        assertThat(found.finding().eventType()).isEqualTo("TOOL_FAIL");
        assertThat(found.finding().toolStatus()).isEqualTo("FAIL");
        assertThat(found.finding().confidenceBucket()).isEqualTo("NOT_JUDGED");
        assertThat(found.finding().missingFields()).isEmpty();
        assertThat(found.finding().reasonCodeChain()).isEqualTo(List.of(0x44000204L));
    }

    @Test
    void speechWithoutConfidenceIsACase() {
        assertThat(captured(Outcomes.vector().confidence(null)).finding().trigger())
                .isEqualTo("CONFIDENCE_UNKNOWN");
    }

    @Test
    void theIdIsMadeOfTheCallBeforeClamping() {
        var one = captured(Outcomes.vector().call("c".repeat(200) + "1"));
        var other = captured(Outcomes.vector().call("c".repeat(200) + "2"));

        assertThat(one.outcome().providerCallId()).isEqualTo(other.outcome().providerCallId());
        assertThat(one.id()).isNotEqualTo(other.id());
    }

    @Test
    void withoutThePersonNothingOfThePersonIsLeft() {
        var seen = captured(Outcomes.vector()).withoutPerson();

        assertThat(seen.finalTranscript()).isNull();
        assertThat(seen.outcome().userId()).isNull();
        assertThat(seen.outcome().deviceId()).isNull();
        assertThat(seen.outcome().sessionId()).isNull();
        assertThat(seen.outcome().providerCallId()).isEqualTo("call_88");
    }
}
