package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.local.tool.Tokens;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A frontend is typed: the client that the API documents generate compiles, and walks the loop. Needs Node and the npm registry. */
class TypescriptTest {

    private static @Nullable NodeFolder built;

    private static synchronized NodeFolder built() throws Exception {
        if (built == null) {
            var folder = NodeFolder.installed();
            folder.npm("run", "build").mustPass();
            built = folder;
        }
        return built;
    }

    @Test
    void theClientOfTheDocumentsCompilesInStrictMode() throws Exception {
        assertThat(Files.readString(built().file("tsconfig.json"))).contains("\"strict\": true");
    }

    @Test
    void aFieldRenamedInADocumentBreaksTheCompilation() throws Exception {
        var folder = NodeFolder.installed().another("renamed");
        var document = folder.document("capture");
        var before = Files.readString(document);
        Files.writeString(document, before.replace("\"module_candidate\"", "\"candidate_module\""));
        folder.npm("run", "generate").mustPass();
        var check = folder.npm("run", "check");
        assertThat(check.exit()).isNotZero();
        assertThat(check.output())
                .contains("src/walk.ts")
                .contains("Property 'module_candidate' does not exist")
                .doesNotContain("generated/");
    }

    @Test
    void theProgramWalksTheLoopAndFailsWhereSomethingDoesNotHold() throws Exception {
        var folder = built();
        var stack = LocalStack.running();
        var tokens = new Tokens(stack.keycloak());
        var walked = walk(folder, stack, tokens.of("owner@acme"), tokens.of("auditor@acme"));
        assertThat(walked.mustPass().output())
                .contains("proved: exactly these two rows, in order")
                .doesNotContain("NOT SO");
        var withoutToken = walk(folder, stack, "none", "none");
        assertThat(withoutToken.exit()).isEqualTo(1);
        assertThat(withoutToken.output()).contains("NOT SO: the owner is known: 401");
    }

    private static NodeFolder.Run walk(NodeFolder folder, LocalStack stack, String owner, String auditor)
            throws Exception {
        var runtime = new Tokens(stack.keycloak()).of("runtime@acme");
        var environment = Map.of(
                "GATEWAY", stack.gateway(), "OWNER_TOKEN", owner, "RUNTIME_TOKEN", runtime, "AUDITOR_TOKEN", auditor);
        return folder.npm(environment, "run", "walk");
    }
}
