package io.gemel.audit.remediation;

import java.util.List;

/** What approvers have said at one gate; the present submission is the third and its content {@link #NEW}. */
enum GateScenario {
    ABSENT,
    DENIED,
    DENIED_THEN_APPROVED,
    APPROVED_THEN_DENIED,
    EXPIRED,
    EXPIRED_THEN_DENIED,
    FOR_ANOTHER_PROPOSAL,
    FOR_OLDER_CONTENT,
    FOR_OLDER_CONTENT_NOW,
    BEFORE_A_REVISE,
    BY_THE_PROPOSER,
    BY_AN_EDITOR,
    BY_AN_EDITOR_AND_ANOTHER,
    SAME_PERSON_TWICE,
    APPROVED,
    TWO_APPROVE,
    ONE_APPROVES_ONE_DENIES,
    ONE_LIVES_ONE_EXPIRED,
    SHARED,
    SHARED_AND_OWN,
    SHARED_TWO;

    static final String OLD = "aa".repeat(32);
    static final String NEW = "bb".repeat(32);

    /** One proof. */
    record Act(String by, boolean approves, int submission, boolean expired, boolean elsewhere, String digest) {}

    /** The proofs in their order; {@code X} and {@code Y} are people whom other gates may have too. */
    List<Act> acts(int gate) {
        String own = "own" + gate;
        String second = "second" + gate;
        return switch (this) {
            case ABSENT -> List.of();
            case DENIED -> List.of(no(own));
            case DENIED_THEN_APPROVED -> List.of(no(own), yes(own));
            case APPROVED_THEN_DENIED -> List.of(yes(own), no(own));
            case EXPIRED -> List.of(old(own));
            case EXPIRED_THEN_DENIED -> List.of(old(own), no(second));
            case FOR_ANOTHER_PROPOSAL -> List.of(new Act(own, true, 1, false, true, OLD));
            case FOR_OLDER_CONTENT -> List.of(new Act(own, true, 1, false, false, OLD));
            case FOR_OLDER_CONTENT_NOW ->
                List.of(new Act(own, true, 3, false, false, OLD), new Act(second, false, 3, false, false, OLD));
            case BEFORE_A_REVISE ->
                List.of(new Act(own, true, 2, false, false, NEW), new Act(second, false, 2, false, false, NEW));
            case BY_THE_PROPOSER -> List.of(yes("proposer"));
            case BY_AN_EDITOR -> List.of(yes("editor"), old(own));
            case BY_AN_EDITOR_AND_ANOTHER -> List.of(yes("editor"), yes(own));
            case SAME_PERSON_TWICE -> List.of(yes(own), yes(own));
            case APPROVED -> List.of(yes(own));
            case TWO_APPROVE -> List.of(yes(own), yes(second));
            case ONE_APPROVES_ONE_DENIES -> List.of(yes(own), no(second));
            case ONE_LIVES_ONE_EXPIRED -> List.of(yes(own), old(second));
            case SHARED -> List.of(yes("X"));
            case SHARED_AND_OWN -> List.of(yes("X"), yes(own));
            case SHARED_TWO -> List.of(yes("X"), yes("Y"));
        };
    }

    private static Act yes(String by) {
        return new Act(by, true, 3, false, false, NEW);
    }

    private static Act no(String by) {
        return new Act(by, false, 3, false, false, NEW);
    }

    private static Act old(String by) {
        return new Act(by, true, 3, true, false, NEW);
    }
}
