package io.gemel.audit.goldcase.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.audit.outcome.Outcomes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every task, status, validation and confidence, with the setting on and off, against an oracle of its own. */
class CaptureTableTest {

    private static final Instant NOW = Instant.parse("2026-11-20T18:32:00Z");
    private static final List<String> TASKS =
            List.of("LLM_INTERPRET", "STT_TRANSCRIBE", "TTS_SYNTHESIZE", "OCR_TEXT_EXTRACT");
    private static final List<String> STATUSES =
            List.of("OK", "ERROR", "TIMEOUT", "BUDGET_EXCEEDED", "SAFETY_BLOCK", "RATE_LIMIT");
    private static final List<@Nullable Integer> CONFIDENCES = Arrays.asList(null, 0, 6499, 6500, 8499, 8500, 10000);

    private record Row(
            String task,
            String status,
            String validation,
            @Nullable Integer confidence,
            boolean unknownIsOn) {}

    static Stream<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var task : TASKS) {
            for (var status : STATUSES) {
                for (var validation : List.of("SCHEMA_OK", "SCHEMA_FAIL")) {
                    for (var confidence : CONFIDENCES) {
                        rows.add(new Row(task, status, validation, confidence, true));
                        rows.add(new Row(task, status, validation, confidence, false));
                    }
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowOfTheTable(Row row) {
        var outcome = Outcomes.vector()
                .task(row.task())
                .status(row.status())
                .validation(row.validation())
                .confidence(row.confidence())
                .build();

        var seen = Capturing.trigger(outcome, row.unknownIsOn())
                .map(trigger -> Capturing.of(trigger, "acme", new UUID(0, 1), outcome, NOW))
                .map(found -> List.<Object>of(
                        found.finding().trigger(),
                        found.finding().eventType(),
                        found.finding().toolStatus(),
                        found.finding().confidenceBucket(),
                        found.finding().missingFields(),
                        found.finding().reasonCodeChain()))
                .orElse(List.of());

        assertThat(seen).isEqualTo(expected(row));
    }

    private static List<Object> expected(Row row) {
        boolean speech = row.task().equals("STT_TRANSCRIBE");
        boolean ok = row.status().equals("OK");
        boolean broken = row.validation().equals("SCHEMA_FAIL");
        var confidence = row.confidence();
        var bucket = !speech
                ? "NOT_JUDGED"
                : confidence == null ? "UNKNOWN" : confidence < 6500 ? "LOW" : confidence < 8500 ? "MED" : "HIGH";
        var doubtful = bucket.equals("LOW") || bucket.equals("UNKNOWN") && row.unknownIsOn();
        if (ok && !broken && !doubtful) {
            return List.of();
        }
        var trigger = !ok ? "PROVIDER_STATUS" : broken ? "SCHEMA_FAIL" : "CONFIDENCE_" + bucket;
        var missing = new ArrayList<String>();
        var reasons = new ArrayList<Long>(List.of(0x44000204L));
        if (broken) {
            missing.add("normalized_output_schema");
        }
        if (bucket.equals("LOW") || bucket.equals("UNKNOWN")) {
            missing.add("provider_confidence");
            reasons.add(bucket.equals("LOW") ? 0x46420212L : 0x46420213L);
        }
        return List.of(
                trigger,
                speech ? "STT_REJECT" : "TOOL_FAIL",
                broken ? "CONFLICT" : ok ? "OK" : "FAIL",
                bucket,
                missing,
                reasons);
    }
}
