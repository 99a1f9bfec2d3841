package io.gemel.platformtest;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class ContractRulesTest {

    @Test
    void everyEventHasItsSchemaExampleAndChannel() {
        assertThatCode(ContractRules::check).doesNotThrowAnyException();
    }
}
