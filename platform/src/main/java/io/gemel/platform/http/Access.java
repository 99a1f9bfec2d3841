package io.gemel.platform.http;

import io.gemel.platform.directory.Twin;
import io.gemel.platform.problem.Refusal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * An operation's row of the permission matrix.
 *
 * @param operation its {@code operationId}
 * @param any roles that may call it for every twin of the tenant
 * @param own whether the owner role may call it for a twin that the caller owns
 * @param teaches whether it teaches or runs the twin, which then must be active
 * @param person whether a person must call
 */
public record Access(String operation, Set<Role> any, boolean own, boolean teaches, boolean person) {

    public static Access allow(String operation, Role... roles) {
        return new Access(operation, Set.copyOf(Arrays.asList(roles)), false, false, false);
    }

    public static Access own(String operation) {
        return new Access(operation, Set.of(), true, false, false);
    }

    public Access or(Role... roles) {
        var more = new HashSet<>(any);
        Collections.addAll(more, roles);
        return new Access(operation, Set.copyOf(more), own, teaches, person);
    }

    public Access teaching() {
        return new Access(operation, any, own, true, person);
    }

    public Access byPerson() {
        return new Access(operation, any, own, teaches, true);
    }

    /** Check 3: tenant, roles, person. */
    void admit(Caller caller) {
        if (caller.tenantOrNull() == null) {
            throw Refusal.forbidden("tenant-missing", "The token names no tenant.");
        }
        if (caller.has(Role.BUILDER) && caller.roles().stream().anyMatch(Role::isApprover)) {
            throw Refusal.forbidden("roles-conflict", "A builder cannot approve.");
        }
        if (!admitsAnywhere(caller) && !(own && caller.has(Role.OWNER))) {
            throw Refusal.forbidden("role-not-allowed", "None of the caller's roles may do this.");
        }
        if (person && caller.actor() != Actor.PERSON) {
            throw Refusal.forbidden("human-required", "Only a person may do this.");
        }
    }

    /** Check 5: the twin is the caller's where only the owner role admits. */
    void admit(Caller caller, Twin twin) {
        if (!admitsAnywhere(caller) && !twin.ownerId().equals(caller.sub())) {
            throw Refusal.forbidden("not-the-owner", "The twin belongs to someone else.");
        }
    }

    /** Check 8. */
    void admit(Twin twin) {
        if (teaches && !twin.isActive()) {
            throw Refusal.forbidden("twin-not-active", "The twin is not active.");
        }
    }

    private boolean admitsAnywhere(Caller caller) {
        return !Collections.disjoint(any, caller.roles());
    }
}
