package io.gemel.audit.goldcase;

import static org.hamcrest.Matchers.equalTo;

import io.gemel.audit.OtherSettings;
import io.gemel.audit.outcome.Outcomes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** With the setting off, speech without confidence is a case only when something else is wrong with it. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class UnknownConfidenceOffTest {

    private final GoldCaseApi api = new GoldCaseApi();

    @Test
    void speechWithoutConfidenceIsNoCaseUnlessItFailed() {
        api.report(
                Outcomes.vector().in("1").confidence(null),
                Outcomes.vector().in("2").confidence(null).status("ERROR"));

        var id = api.ids(1).getFirst();
        api.get("auditor", "/" + id)
                .body("correlation_id", equalTo("2"))
                .body("trigger", equalTo("PROVIDER_STATUS"))
                .body("confidence_bucket", equalTo("UNKNOWN"));
    }
}
