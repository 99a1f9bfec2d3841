package io.gemel.personamodel.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Canonical;
import io.gemel.personamodel.Intents;
import io.gemel.personamodel.publishing.PublishRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CompilerPropertiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static PromptPlan plan(JsonNode spec, long seed) {
        var random = new Random(seed);
        int intent = random.nextInt(Intents.ALL.size() + 1);
        return PromptCompiler.compile(
                spec,
                intent == Intents.ALL.size() ? null : Intents.ALL.get(intent),
                List.of("plan", "own_one", "answer").get(random.nextInt(3)),
                random.nextInt(4) == 0 ? null : SpecGenerator.query(seed),
                Variant.NAMES.get(random.nextInt(3)));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static JsonNode shuffled(JsonNode value, Random random) {
        if (value instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            var copy = JsonNodeFactory.instance.objectNode();
            names.forEach(name -> copy.set(name, shuffled(object.get(name), random)));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            var copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> copy.add(shuffled(each, random)));
            return copy;
        }
        return value;
    }

    @Property(tries = 2000)
    void theWayOfASpecChangesNoByte(@ForAll long seed) {
        var spec = SpecGenerator.of(seed);
        assertThat(PublishRules.check(spec)).isEmpty();
        var plan = plan(spec, seed);

        assertThat(plan(read(spec.toString()), seed)).isEqualTo(plan);
        assertThat(plan(read(spec.toPrettyString()), seed)).isEqualTo(plan);
        assertThat(plan(read(Canonical.text(spec)), seed)).isEqualTo(plan);
        assertThat(plan(shuffled(spec, new Random(seed)), seed)).isEqualTo(plan);
        assertThat(Canonical.digest(shuffled(spec, new Random(seed)))).isEqualTo(Canonical.digest(spec));
        assertThat(plan.digest()).isEqualTo(Canonical.sha256(plan.text()));
    }

    @Property(tries = 2000)
    void whatMustNotBeSaidIsNot(@ForAll long seed) {
        var plan = plan(SpecGenerator.of(seed), seed);

        assertThat(plan.text()).doesNotContain(SpecGenerator.ANTI, SpecGenerator.INACTIVE);
        assertThat(plan.selectedModuleIds()).noneMatch(id -> id.startsWith(SpecGenerator.INACTIVE));
        assertThat(plan.fewShots().toString()).doesNotContain(SpecGenerator.ANTI);
        assertThat(plan.text()).doesNotEndWith("\n").doesNotContain("\r", ":\n\n");
    }

    @Test
    void localeAndZoneChangeNoByte() throws Exception {
        var digests = new HashSet<String>();
        digests.add(CompilerProbe.digest());
        for (var where : Map.of(
                        "tr_TR", "Asia/Kathmandu",
                        "de_DE", "America/St_Johns",
                        "C", "Pacific/Kiritimati",
                        "th_TH", "UTC")
                .entrySet()) {
            digests.add(probe(where.getKey(), where.getValue()));
        }

        assertThat(digests).hasSize(1);
    }

    private static String probe(String locale, String zone) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.timezone=" + zone));
        if (!locale.equals("C")) {
            command.add("-Duser.language=" + locale.substring(0, 2));
            command.add("-Duser.country=" + locale.substring(3));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CompilerProbe.class.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", locale.equals("C") ? "C" : locale + ".UTF-8");
        var process = builder.start();
        var lines = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(lines.toString()).isZero();
        assertThat(lines).anyMatch(line -> line.endsWith(" " + zone));
        return lines.getLast();
    }
}
