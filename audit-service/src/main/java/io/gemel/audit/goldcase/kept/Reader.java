package io.gemel.audit.goldcase.kept;

import io.gemel.platform.http.Caller;
import io.gemel.platform.http.Role;

/**
 * How much of the gold cases a caller sees: an auditor everything, an owner the cases of own twins, builders and approvers every case
 * without the person behind it; a caller with several roles what any of them sees.
 */
public record Reader(String sub, boolean owner, boolean auditor, boolean remedies) {

    public static Reader of(Caller caller) {
        return new Reader(
                caller.sub(),
                caller.has(Role.OWNER),
                caller.has(Role.AUDITOR),
                caller.roles().stream().anyMatch(role -> role == Role.BUILDER || role.isApprover()));
    }

    /** The same caller as one who decides: an auditor about every case, an owner about those of own twins, nobody else. */
    public static Reader deciding(Caller caller) {
        return new Reader(caller.sub(), caller.has(Role.OWNER), caller.has(Role.AUDITOR), false);
    }

    /** Whether cases of other owners' twins are seen at all. */
    public boolean all() {
        return auditor || remedies;
    }

    /** The case as this caller may read it. */
    public GoldCase sees(GoldCase found, boolean ofOwnTwin) {
        return auditor || owner && ofOwnTwin ? found : found.withoutPerson();
    }
}
