package io.gemel.runtime.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.ExactForm;
import io.gemel.platform.tenancy.TenantId;
import io.gemel.runtime.RuntimeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells one request from another without telling what it said: an HMAC under a key of the tenant's own. */
@ApplicationScoped
public class InputDigest {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    InputDigest(RuntimeConfig config) {
        this.secret = config.digestSecret().getBytes(StandardCharsets.UTF_8);
    }

    /** Lower-case hex HMAC of the body's RFC 8785 form, numbers in full digits. */
    public String of(TenantId tenant, JsonNode body) {
        return HexFormat.of().formatHex(hmac(hmac(secret, tenant.value()), ExactForm.of(body)));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
