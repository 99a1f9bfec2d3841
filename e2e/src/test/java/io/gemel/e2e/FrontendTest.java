package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A frontend's page gets a person's token as docs/frontend.md says, and nobody else gets it by that way. */
class FrontendTest {

    private static final String PAGE = "http://localhost:5173";
    private static final String VERIFIER = "a-verifier-that-only-the-page-knows-and-is-long-enough";
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aPersonSignsInAndThePageCallsTheApi() throws Exception {
        var stack = LocalStack.running();
        var page = signInPage(stack, PAGE + "/back", true);
        assertThat(page.statusCode()).isEqualTo(200);
        var form = FORM.matcher(page.body());
        assertThat(form.find()).isTrue();
        var cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .collect(Collectors.joining("; "));
        var signedIn = post(
                form.group(1).replace("&amp;", "&"),
                Map.of("username", "owner@acme", "password", "gemel-local"),
                "Cookie",
                cookies);
        assertThat(signedIn.statusCode()).isEqualTo(302);
        var back = signedIn.headers().firstValue("Location").orElseThrow();
        assertThat(back).startsWith(PAGE + "/back?");
        var code = CODE.matcher(back);
        assertThat(code.find()).isTrue();

        var answer = post(
                realm(stack) + "/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "gemel-frontend",
                        "code",
                        code.group(1),
                        "redirect_uri",
                        PAGE + "/back",
                        "code_verifier",
                        VERIFIER),
                "Origin",
                PAGE);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        var token =
                new ObjectMapper().readTree(answer.body()).path("access_token").asText();
        var me = http.send(
                HttpRequest.newBuilder(URI.create(stack.gateway() + "/me"))
                        .header("Authorization", "Bearer " + token)
                        .header("Origin", PAGE)
                        .build(),
                BodyHandlers.ofString());
        var who = new ObjectMapper().readTree(me.body());
        assertThat(who.path("tenant_id").asText() + " " + who.path("actor").asText() + " " + who.path("roles"))
                .isEqualTo("acme person [\"owner\"]");
        assertThat(me.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
    }

    @Test
    void withoutAProofOfPossessionNobodySignsIn() throws Exception {
        var refused = signInPage(LocalStack.running(), PAGE + "/back", false);
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.headers().firstValue("Location").orElseThrow())
                .startsWith(PAGE + "/back?")
                .contains("error=invalid_request");
    }

    @Test
    void nobodyIsSentToAnotherPage() throws Exception {
        var refused = signInPage(LocalStack.running(), "http://evil.example/back", true);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
    }

    private HttpResponse<String> signInPage(LocalStack stack, String back, boolean proof) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        var challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        var address = realm(stack) + "/auth?client_id=gemel-frontend&response_type=code&scope=openid&redirect_uri="
                + URLEncoder.encode(back, StandardCharsets.UTF_8)
                + (proof ? "&code_challenge_method=S256&code_challenge=" + challenge : "");
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, Map<String, String> fields, String header, String value)
            throws Exception {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(header, value)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String realm(LocalStack stack) {
        return stack.keycloak() + "/realms/gemel/protocol/openid-connect";
    }
}
