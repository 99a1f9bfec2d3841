package io.gemel.runtime.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.TenantId;
import io.gemel.runtime.RuntimeConfig;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputDigestTest {

    private record Config(String digestSecret) implements RuntimeConfig {

        @Override
        public boolean reviewPreview() {
            return true;
        }

        @Override
        public Duration inputRetention() {
            return Duration.ofDays(30);
        }

        @Override
        public int planCache() {
            return 1;
        }
    }

    /** Computed with another implementation of HMAC-SHA-256 and RFC 8785. */
    @ParameterizedTest
    @CsvSource({
        "acme, eb110e9dbf2e5749dd89de47de211476713d216b42d44197cfbfdc7c0705e684",
        "globex, cf13f0aeb7d3b7066580bd7d0d7ea51d0998e2d767221a0754b9a56168ef812b"
    })
    void itIsTheHmacUnderTheTenantsKeyOfTheBodysForm(String tenant, String digest) {
        var body = Json.read("""
                {"requires_evidence": false, "message": "plan this \\uD83D\\uDE80", "pinned_context": {"goal": "n\u00E9e"},
                 "message_id": "m1", "conversation_id": "c1"}
                """);

        assertThat(new InputDigest(new Config("for-tests-only")).of(new TenantId(tenant), body))
                .isEqualTo(digest);
        assertThat(new InputDigest(new Config("another")).of(new TenantId(tenant), body))
                .isNotEqualTo(digest);
    }
}
