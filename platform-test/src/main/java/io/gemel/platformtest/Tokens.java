package io.gemel.platformtest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signed tokens by name: {@code owner@acme} has role {@code owner} in tenant {@code acme}, {@code owner2@acme} is another owner there.
 */
public final class Tokens {

    private static final Map<String, String> KEPT = new ConcurrentHashMap<>();

    private final ObjectNode claims = JsonNodeFactory.instance.objectNode();
    private boolean foreign;

    private Tokens(String name) {
        int at = name.indexOf('@');
        String role = name.substring(0, at).replaceAll("\\d+$", "");
        boolean machine = role.equals("runtime");
        claims.put("iss", System.getProperty(TokenIssuer.ISSUER));
        claims.put("sub", sub(name));
        claims.put("aud", "gemel-api");
        claims.put("tenant_id", name.substring(at + 1));
        claims.put("actor", machine ? "machine" : "person");
        claims.put("azp", machine ? "gemel-runtime" : "gemel-cli");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().getEpochSecond() + 3600);
        roles(role);
    }

    /** A valid token, for one hour; the same one for the same name, as a client would keep it. */
    public static String of(String name) {
        return KEPT.computeIfAbsent(System.getProperty(TokenIssuer.ISSUER) + " " + name, _ -> odd(name)
                .text());
    }

    /** The user id of the name, the same in every run. */
    public static String sub(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A token to be bent before it is signed. */
    public static Tokens odd(String name) {
        return new Tokens(name);
    }

    public Tokens roles(String... roles) {
        var list = claims.putObject("realm_access").putArray("roles");
        List.of(roles).forEach(list::add);
        return this;
    }

    public Tokens claim(String name, String value) {
        claims.put(name, value);
        return this;
    }

    public Tokens without(String claim) {
        claims.remove(claim);
        return this;
    }

    public Tokens expired() {
        claims.put("exp", Instant.now().getEpochSecond() - 3600);
        return this;
    }

    /** Good for so many seconds more. */
    public Tokens expiresIn(long seconds) {
        claims.put("exp", Instant.now().getEpochSecond() + seconds);
        return this;
    }

    /** Signed with a key that the issuer does not publish. */
    public Tokens foreignKey() {
        foreign = true;
        return this;
    }

    public String text() {
        return (foreign ? SigningKey.foreign() : SigningKey.published()).sign(claims.toString());
    }
}
