package io.gemel.audit.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdTest {

    private static final String LARGEST = "340282366920938463463374607431768211455";

    @Test
    void bothSpellingsAreTheSameBits() {
        var decimal = CorrelationId.parse("3410").orElseThrow();

        assertThat(decimal.uuid()).isEqualTo(UUID.fromString("00000000-0000-0000-0000-000000000d52"));
        assertThat(CorrelationId.parse("00000000-0000-0000-0000-000000000D52")).contains(decimal);
    }

    @Test
    void theLargestIsAllOnes() {
        var largest = CorrelationId.parse(LARGEST).orElseThrow();

        assertThat(largest.uuid()).isEqualTo(new UUID(-1, -1));
        assertThat(largest.decimal()).isEqualTo(LARGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "007",
                "1.0",
                "340282366920938463463374607431768211456",
                "00000000-0000-0000-0000-000000000000",
                "00000000000000000000000000000d52",
                "1-1-1-1-1",
                " 1",
                "1e3"
            })
    void everythingElseIsRefused(String text) {
        assertThat(CorrelationId.parse(text)).isEmpty();
    }

    @Property
    void decimalComesBack(@ForAll @BigRange(min = "1", max = LARGEST) BigInteger number) {
        var id = CorrelationId.of(number).orElseThrow();

        assertThat(id.decimal()).isEqualTo(number.toString());
        assertThat(CorrelationId.parse(id.uuid().toString())).contains(id);
    }
}
