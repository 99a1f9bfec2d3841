package io.gemel.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may set, as the start of the service checks it. */
class RemediationConfigTest {

    private static RemediationConfig config(String key, String value) {
        return new SmallRyeConfigBuilder()
                .withMapping(RemediationConfig.class)
                .withValidator(new BeanValidationConfigValidatorImpl())
                .withDefaultValue(key, value)
                .build()
                .getConfigMapping(RemediationConfig.class);
    }

    @Test
    void threeTurnsAndDifferentApproversAreTheDefault() {
        var config = config("another.key", "1");

        assertThat(config.minRecurrence()).isEqualTo(3);
        assertThat(config.distinctApprovers()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10_000})
    void aRecurrenceAtItsBoundsIsTaken(int turns) {
        assertThat(config("gemel.remediation.min-recurrence", String.valueOf(turns))
                        .minRecurrence())
                .isEqualTo(turns);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 10_001})
    void aRecurrenceOutsideItsBoundsStopsTheStart(int turns) {
        assertThatThrownBy(() -> config("gemel.remediation.min-recurrence", String.valueOf(turns)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("gemel.remediation.min-recurrence");
    }
}
