package io.gemel.platformtest;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** The RS256 key of the test issuer, kept in a system property for every class loader. */
record SigningKey(PrivateKey secret, String jwks) {

    private static final String KEY = "gemel-test.issuer.key";

    /** What Keycloak takes; the JDK's longer ones cost a test that signs many tokens most of its time. */
    private static final int BITS = 2048;

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    static SigningKey create() {
        SigningKey key = foreign();
        System.setProperty(KEY, Base64.getEncoder().encodeToString(key.secret.getEncoded()));
        return key;
    }

    /** A key that the issuer does not publish. */
    static SigningKey foreign() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var open = (RSAPublicKey) pair.getPublic();
            String jwks = """
                    {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "test", "n": "%s", "e": "%s"}]}
                    """.formatted(unsigned(open.getModulus()), unsigned(open.getPublicExponent()));
            return new SigningKey(pair.getPrivate(), jwks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey published() {
        try {
            byte[] key = Base64.getDecoder().decode(System.getProperty(KEY));
            return new SigningKey(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)), "");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(String claims) {
        String text = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"test\"}") + "." + encode(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return URL.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
