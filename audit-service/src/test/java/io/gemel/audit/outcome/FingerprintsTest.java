package io.gemel.audit.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private static final UUID EVENT = UUID.fromString("0198a7c0-0000-8000-8000-0000000000ff");
    private static final String PRIMARY = "v1:647af226eda9f6762d47569c836cb9cf0c17eff790da176f1e58d6958cca8fef";

    @Test
    void thePrimaryOfTheVector() {
        assertThat(Fingerprints.primary(Outcomes.vector().build(), ConfidenceBucket.LOW, "STT_REJECT"))
                .isEqualTo(PRIMARY);
    }

    @Test
    void theSecondaryOfTheVector() {
        assertThat(Fingerprints.secondary(Outcomes.vector().build(), PRIMARY))
                .isEqualTo("v1:f34f19aeb28789c7e27c6d1829a4be9535018f29ebef5d737432e759fa51c38f");
    }

    @Test
    void theIdOfTheVector() {
        assertThat(Fingerprints.caseId("acme", EVENT, Outcomes.vector().build(), "3410", "STT_REJECT"))
                .isEqualTo("gold_c2ce9957abf049ec2f46fd4b96dd5868");
    }

    @Test
    void languageIsTrimmedAndLowerCased() {
        var shouted = Outcomes.vector().language(" EN ").build();

        assertThat(Fingerprints.primary(shouted, ConfidenceBucket.LOW, "STT_REJECT"))
                .isEqualTo(PRIMARY);
    }

    @Test
    void anAbsentLanguageIsUnknown() {
        var absent = Fingerprints.primary(Outcomes.vector().language(null).build(), ConfidenceBucket.LOW, "STT_REJECT");

        assertThat(absent)
                .isEqualTo(Fingerprints.primary(
                        Outcomes.vector().language("unknown").build(), ConfidenceBucket.LOW, "STT_REJECT"))
                .isNotEqualTo(PRIMARY);
    }

    @Test
    void correlationAndCallAreInNoFingerprint() {
        var elsewhere = Outcomes.vector().in("77").call("call_1").build();

        assertThat(Fingerprints.primary(elsewhere, ConfidenceBucket.LOW, "STT_REJECT"))
                .isEqualTo(PRIMARY);
    }

    @Test
    void withoutACallTheEventNamesIt() {
        var unnamed = Outcomes.vector().call(null).build();
        var named = Outcomes.vector().call(EVENT.toString()).build();

        assertThat(Fingerprints.caseId("acme", EVENT, unnamed, "3410", "STT_REJECT"))
                .isEqualTo(Fingerprints.caseId("acme", UUID.randomUUID(), named, "3410", "STT_REJECT"));
    }
}
