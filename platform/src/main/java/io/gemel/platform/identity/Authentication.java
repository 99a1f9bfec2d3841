package io.gemel.platform.identity;

import io.gemel.platform.http.Caller;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Check 1, before any path is looked at: a valid bearer token, or 401. A token that was verified once is remembered
 * until it expires.
 */
@ApplicationScoped
class Authentication {

    /** Behind the filter that prepares the identity (200), before everything else. */
    private static final int PRIORITY = 150;

    private static final String SCHEME = "Bearer ";

    private final IdentityProviderManager identities;
    private final KnownTokens known = new KnownTokens();

    Authentication(IdentityProviderManager identities) {
        this.identities = identities;
    }

    void register(@Observes Filters filters) {
        filters.register(this::authenticate, PRIORITY);
    }

    private void authenticate(RoutingContext http) {
        if (http.normalizedPath().startsWith("/q/") || http.normalizedPath().equals("/q")) {
            http.next();
            return;
        }
        var header = http.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            EarlyProblem.unauthenticated(http);
            return;
        }
        var token = header.substring(SCHEME.length()).strip();
        var caller = known.find(token);
        if (caller != null) {
            admit(http, caller);
            return;
        }
        QuarkusHttpUser.getSecurityIdentity(http, identities)
                .subscribe()
                .with(identity -> verified(http, token, identity), failure -> refused(http, failure));
    }

    private void verified(RoutingContext http, String token, SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken jwt)) {
            EarlyProblem.unauthenticated(http);
            return;
        }
        var caller = Claims.caller(jwt);
        if (caller == null) {
            EarlyProblem.unauthenticated(http);
            return;
        }
        known.remember(token, caller, jwt.getExpirationTime());
        admit(http, caller);
    }

    private static void refused(RoutingContext http, Throwable failure) {
        if (failure instanceof OIDCException || failure.getCause() instanceof OIDCException) {
            EarlyProblem.unavailable(http);
        } else {
            EarlyProblem.unauthenticated(http);
        }
    }

    private static void admit(RoutingContext http, Caller caller) {
        if (EarlyProblem.refusesLength(http)) {
            return;
        }
        http.put(Caller.class.getName(), caller);
        http.next();
    }
}
