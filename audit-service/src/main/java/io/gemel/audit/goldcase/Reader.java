package io.gemel.audit.goldcase;

import io.gemel.platform.http.Caller;
import io.gemel.platform.http.Role;

/**
 * How much of the gold cases a caller sees: an auditor everything, an owner the cases of own twins, builders and approvers every case
 * without the person behind it; a caller with several roles what any of them sees.
 */
record Reader(String sub, boolean owner, boolean auditor, boolean remedies) {

    static Reader of(Caller caller) {
        return new Reader(
                caller.sub(),
                caller.has(Role.OWNER),
                caller.has(Role.AUDITOR),
                caller.roles().stream().anyMatch(role -> role == Role.BUILDER || role.isApprover()));
    }

    /** Whether cases of other owners' twins are seen at all. */
    boolean all() {
        return auditor || remedies;
    }

    /** The case as this caller may read it. */
    GoldCase sees(GoldCase found, boolean ofOwnTwin) {
        return auditor || owner && ofOwnTwin ? found : found.withoutPerson();
    }
}
