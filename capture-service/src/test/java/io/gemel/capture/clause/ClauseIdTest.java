package io.gemel.capture.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.platform.json.Json;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClauseIdTest {

    private static final Basis.Sjt SJT = new Basis.Sjt(null, "p", null, null, "A");
    private static final Basis.Pairwise PAIR = new Basis.Pairwise(
            new Basis.Pairwise.Text(null, "x"), new Basis.Pairwise.Text(null, "y"), null, "tie", "p", null);

    @Test
    void aSituationalJudgementHasItsPublishedId() {
        assertThat(ClauseId.of(SJT)).hasToString("POL_DECISION_CC1592E87B14A6EF");
    }

    @Test
    void aPreferenceHasItsPublishedId() {
        assertThat(ClauseId.of(PAIR)).hasToString("POL_STYLE_FE23223A24022898");
    }

    @Test
    void anIntrospectionHasItsPublishedId() {
        assertThat(ClauseId.of(new Basis.Introspection("a", null, "q", null)))
                .hasToString("POL_PROCESS_C0EED7918E40C21C");
    }

    @Test
    void thresholdsOfAnIntrospectionAreHashed() {
        var thresholds = Json.read("{\"confidence_min\": 0.85}");
        assertThat(ClauseId.of(new Basis.Introspection("a", null, "q", thresholds)))
                .hasToString("POL_PROCESS_25310EC0AB1D95AD");
    }

    @Test
    void theOrderOfThresholdsDoesNotMatter() {
        var one = new Basis.Introspection("a", null, "q", Json.read("{\"x\": 1, \"y\": 1.50}"));
        var other = new Basis.Introspection("a", null, "q", Json.read("{\"y\": 1.5, \"x\": 1.0}"));
        assertThat(ClauseId.of(one)).isEqualTo(ClauseId.of(other));
    }

    @Test
    void everyMemberOfTheBasisCounts() {
        var ids = Stream.of(
                        SJT,
                        new Basis.Sjt("advice_or_stance", "p", null, null, "A"),
                        new Basis.Sjt(null, "p ", null, null, "A"),
                        new Basis.Sjt(null, "p", "r", null, "A"),
                        new Basis.Sjt(null, "p", null, "s", "A"),
                        new Basis.Sjt(null, "p", null, null, "a"))
                .map(ClauseId::of);
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void theLocaleDoesNotMatter() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(ClauseId.of(SJT)).hasToString("POL_DECISION_CC1592E87B14A6EF");
        } finally {
            Locale.setDefault(before);
        }
    }
}
