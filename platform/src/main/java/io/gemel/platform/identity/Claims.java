package io.gemel.platform.identity;

import io.gemel.platform.http.Actor;
import io.gemel.platform.http.Caller;
import io.gemel.platform.http.Role;
import io.gemel.platform.tenancy.TenantId;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the caller out of a verified token. */
final class Claims {

    private Claims() {}

    /** Null when the token has no subject, which makes it no token of ours. */
    static @Nullable Caller caller(JsonWebToken token) {
        if (token.getSubject() == null || token.getSubject().isBlank()) {
            return null;
        }
        var tenant = text(token, "tenant_id");
        return new Caller(
                token.getSubject(),
                TenantId.isTenant(tenant) ? new TenantId(tenant) : null,
                roles(token),
                "person".equals(text(token, "actor")) ? Actor.PERSON : Actor.MACHINE,
                text(token, "azp"),
                token.getTokenID(),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    private static Set<Role> roles(JsonWebToken token) {
        if (!(token.getClaim("realm_access") instanceof JsonObject access)
                || !(access.get("roles") instanceof JsonArray names)) {
            return Set.of();
        }
        var texts = names.stream()
                .filter(JsonString.class::isInstance)
                .map(name -> ((JsonString) name).getString())
                .collect(Collectors.toSet());
        return Arrays.stream(Role.values())
                .filter(role -> texts.contains(role.text()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return switch (value) {
            case String text -> text;
            case JsonString text -> text.getString();
            case null, default -> null;
        };
    }
}
