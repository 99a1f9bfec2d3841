package io.gemel.audit.ph1d.commit;

import io.gemel.platform.problem.Refusal;
import io.gemel.platform.problem.Violations.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The order in which violations of a commit are told: key, mode, envelope, ids, now, reason, then unknown members. */
public final class FaultOrder {

    private static final List<String> FIELDS = Stream.of(
                    List.of("idempotency_key", "decision"), Mode.allExtraKeys(), Ph1dCommit.COMMON)
            .flatMap(List::stream)
            .toList();

    private static final Comparator<Violation> ORDER = Comparator.comparingInt(FaultOrder::position);

    private FaultOrder() {}

    /** The same refusal, its violations in this order; a stable sort, so the rest stays by pointer. */
    public static Refusal of(Refusal refusal) {
        return refusal.getParameters().get("violations") instanceof List<?> violations
                ? refusal.with("violations", sorted(violations))
                : refusal;
    }

    static List<Violation> sorted(List<?> violations) {
        return violations.stream().map(Violation.class::cast).sorted(ORDER).toList();
    }

    private static int position(Violation violation) {
        int index = FIELDS.indexOf(violation.field());
        return index < 0 ? FIELDS.size() : index;
    }
}
