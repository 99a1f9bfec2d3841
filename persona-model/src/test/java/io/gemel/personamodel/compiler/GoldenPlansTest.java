package io.gemel.personamodel.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.personamodel.Intents;
import io.gemel.personamodel.publishing.PublishRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A rich spec and what it compiled into when somebody read it; {@code -Dgemel.golden.write=true} writes it again. */
class GoldenPlansTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final JsonNode SPEC = spec();
    private static final String QUERY = "What does it cost to hire a designer now?";

    private static JsonNode spec() {
        try {
            return new ObjectMapper().readTree(GOLDEN.resolve("rich-spec.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String file, String text) throws IOException {
        Path golden = GOLDEN.resolve(file);
        if (Boolean.getBoolean("gemel.golden.write")) {
            Files.writeString(golden, text + "\n");
        }
        assertThat(text + "\n").isEqualTo(Files.readString(golden));
    }

    private static PromptPlan plan(@Nullable String intent, boolean workflow, boolean query, String variant) {
        return PromptCompiler.compile(SPEC, intent, workflow ? "plan" : null, query ? QUERY : null, variant);
    }

    private static List<@Nullable String> intents() {
        var intents = new ArrayList<@Nullable String>(Intents.ALL);
        intents.add(null);
        return intents;
    }

    @Test
    void theRichSpecIsValidAndCompiles() {
        assertThat(PublishRules.check(SPEC)).isEmpty();
    }

    @Test
    void everyCombinationHasItsDigest() throws IOException {
        var lines = new ArrayList<String>();
        for (String intent : intents()) {
            for (String variant : Variant.NAMES) {
                for (int i = 0; i < 4; i++) {
                    var plan = plan(intent, i % 2 == 1, i > 1, variant);
                    lines.add("%s %s %s %s %s"
                            .formatted(
                                    intent == null ? "none" : intent,
                                    variant,
                                    i % 2 == 1 ? "workflow" : "-",
                                    i > 1 ? "query" : "-",
                                    plan.digest()));
                }
            }
        }
        assertThat(lines).hasSize(108);
        check("digests.txt", String.join("\n", lines));
    }

    @Test
    void thePlansOfAllIntentsReadLikeThis() throws IOException {
        for (String intent : intents()) {
            check(
                    (intent == null ? "none" : intent) + ".txt",
                    plan(intent, true, true, "baseline_v1").text());
        }
    }

    @Test
    void theOtherVariantsReadLikeThis() throws IOException {
        check(
                "compact_v1.txt",
                plan("advice_or_stance", true, true, "compact_v1").text());
        check(
                "compact_no_examples_v1.txt",
                plan(null, false, false, "compact_no_examples_v1").text());
        check("baseline-plain.txt", plan(null, false, false, "baseline_v1").text());
    }
}
