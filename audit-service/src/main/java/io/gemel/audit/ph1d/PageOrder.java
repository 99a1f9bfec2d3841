package io.gemel.audit.ph1d;

import io.gemel.platform.problem.Refusal;
import io.gemel.platform.problem.Violations.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The order in which violations of a commit are told: key, mode, envelope, ids, now, reason (audit.md section 1), then unknown members. */
final class PageOrder {

    private static final List<String> FIELDS = Stream.of(
                    List.of("idempotency_key", Ph1dCommit.FAIL_CODE),
                    Ph1dCommit.ENVELOPE,
                    Ph1dCommit.MODEL,
                    List.of("correlation_id", "turn_id", "session_id", "user_id", "device_id", "now", "reason_code"))
            .flatMap(List::stream)
            .toList();

    private static final Comparator<Violation> ORDER = Comparator.comparingInt(PageOrder::position);

    private PageOrder() {}

    /** The same refusal, its violations in this order; a stable sort, so the rest stays by pointer. */
    static Throwable of(Throwable failure) {
        return failure instanceof Refusal refusal
                        && refusal.getParameters().get("violations") instanceof List<?> violations
                ? refusal.with("violations", sorted(violations))
                : failure;
    }

    static List<Violation> sorted(List<?> violations) {
        return violations.stream().map(Violation.class::cast).sorted(ORDER).toList();
    }

    private static int position(Violation violation) {
        int index = FIELDS.indexOf(violation.field());
        return index < 0 ? FIELDS.size() : index;
    }
}
