package io.gemel.audit.cluster;

import io.gemel.platform.http.Caller;
import io.gemel.platform.http.Role;

/**
 * Which clusters a caller sees: an owner those with a case of an own twin, every other reader all of the tenant; a caller with several
 * roles what any of them sees.
 *
 * @param all whether the caller is more than an owner
 */
public record ClusterReader(String sub, boolean all) {

    public static ClusterReader of(Caller caller) {
        return new ClusterReader(
                caller.sub(),
                caller.roles().stream()
                        .anyMatch(role -> role == Role.AUDITOR || role == Role.BUILDER || role.isApprover()));
    }
}
