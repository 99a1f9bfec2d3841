package io.gemel.capture.proposal;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Proposals.action;
import static io.gemel.capture.Proposals.blocked;
import static io.gemel.capture.Proposals.commit;
import static io.gemel.capture.Proposals.committed;
import static io.gemel.capture.Proposals.correct;
import static io.gemel.capture.Proposals.good;
import static io.gemel.capture.Proposals.next;
import static io.gemel.capture.Proposals.resolve;
import static io.gemel.capture.Proposals.thin;
import static io.gemel.capture.Runs.complete;
import static io.gemel.capture.Runs.get;
import static io.gemel.capture.Runs.running;
import static io.gemel.capture.Runs.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.gemel.capture.Plans;
import io.gemel.capture.Runs;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where a proposal, a resolve or a verify has two faults, the one that comes first in the order answers. */
@QuarkusTest
class OrderOfRefusalsTest {

    private static final String FAULTY = "422 validation-failed";
    private static final String BLOCKED = "422 BLOCK_VALIDATION";

    private final UUID twin = Twins.inDirectory("capture", OWNER);

    @Test
    void aBadShapeComesBeforeWhatIsNotThereAndBeforeTheState() {
        String ended = running(twin, OWNER);
        complete(twin, ended, OWNER);
        String waiting = running(twin, OWNER);
        String open = blocked(twin, waiting);
        var bad = thin().put("title", "");
        var unknownChain = bad.deepCopy()
                .put("rootId", UUID.randomUUID().toString())
                .put("previousVersionId", UUID.randomUUID().toString());
        for (String execution : List.of(ended, waiting, UUID.randomUUID().toString(), "nonsense")) {
            assertThat(told(commit(twin, execution, OWNER, bad))).isEqualTo(FAULTY);
            assertThat(told(commit(twin, execution, OWNER, unknownChain))).isEqualTo(FAULTY);
            assertThat(told(resolve(twin, execution, open, OWNER, correct(bad))))
                    .isEqualTo(FAULTY);
            assertThat(told(resolve(twin, execution, UUID.randomUUID(), OWNER, action("FORCE"))))
                    .isEqualTo(FAULTY);
            assertThat(told(verify(twin, execution, OWNER, Plans.request().put("more", 1))))
                    .isEqualTo(FAULTY);
            assertThat(told(as(OWNER).body("{\"note\": 1}").post(Runs.PATH + "/{e}/abort", twin, execution)))
                    .isEqualTo(FAULTY);
        }
        get(twin, ended, OWNER).then().body("interventions", empty());
        get(twin, waiting, OWNER).then().body("interventions.status", contains("Open"));
    }

    @Test
    void theGateComesBeforeAStalePredecessor() {
        String execution = running(twin, OWNER);
        var first = committed(twin, execution, good());
        committed(twin, execution, next(first));
        var stale = next(first);
        stale.remove("reason");
        var answer = commit(twin, execution, OWNER, stale);
        assertThat(told(answer)).isEqualTo(BLOCKED);
        String open = answer.path("interventionId");
        assertThat(told(resolve(twin, execution, open, OWNER, correct(stale)))).isEqualTo(BLOCKED);
        get(twin, execution, OWNER).then().body("interventions.status", contains("Replaced", "Open"));
    }

    @Test
    void theStateComesBeforeThePlanAndThePlanBeforeTheGate() {
        String execution = running(twin, OWNER);
        String open = blocked(twin, execution);
        var otherPlan = correct(thin());
        otherPlan.setAll(Plans.swapped());
        assertThat(told(resolve(twin, execution, UUID.randomUUID(), OWNER, otherPlan)))
                .isEqualTo("409 intervention-not-open");
        assertThat(told(resolve(twin, execution, open, OWNER, otherPlan))).isEqualTo("409 PLAN_HASH_MISMATCH");
        resolve(twin, execution, open, OWNER, action("ABORT")).then().statusCode(200);
        assertThat(told(resolve(twin, execution, open, OWNER, otherPlan))).isEqualTo("409 execution-ended");
        assertThat(told(verify(twin, execution, OWNER, Plans.swapped()))).isEqualTo("409 execution-ended");
    }

    private static String told(Response answer) {
        return answer.statusCode() + " " + answer.path("code");
    }
}
