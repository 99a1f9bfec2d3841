package io.gemel.platform.http;

import io.gemel.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, by a verified token.
 *
 * @param tenant null when the token names none, which check 3 refuses
 * @param azp the client that asked for the token
 * @param jti the token's id
 * @param expiresAt when the token ends
 */
public record Caller(
        String sub,
        @Nullable TenantId tenantOrNull,
        Set<Role> roles,
        Actor actor,
        @Nullable String azp,
        @Nullable String jti,
        Instant expiresAt) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public TenantId tenant() {
        if (tenantOrNull == null) {
            throw new IllegalStateException("check 3 comes first");
        }
        return tenantOrNull;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
