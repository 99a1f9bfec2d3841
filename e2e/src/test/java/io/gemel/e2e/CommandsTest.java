package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the documents tell a reader to type works: each command line is run by a test or says what it needs. */
class CommandsTest {

    /** What a line may need that no test has. */
    private static final Set<String> NEEDS = Set.of("cluster", "registry", "quiet");

    /** Lines that run here, one after another, with what they print. */
    private static final List<Map.Entry<String, String>> SESSION = List.of(
            Map.entry("./gemel status", "persona-service"),
            Map.entry("./gemel token owner@acme", "ey"),
            Map.entry("./gemel dlq list", "gemel-persona"),
            Map.entry("./gemel dlq show <topic>", "not-json"),
            Map.entry("./gemel dlq replay <topic>", "sent to"),
            Map.entry("./gemel dlq resay <topic> <twin>", "1 asked for."),
            Map.entry("./gemel dlq resay <topic> --all", "asked for."),
            Map.entry("./gemel rewind <service>", "starts again at the oldest record"));

    /** Lines that another test runs: its class, and what in it runs them. */
    private static final Map<String, List<String>> ELSEWHERE = Map.ofEntries(
            Map.entry("./gemel demo", List.of("LoopTest", "gemel(\"demo\")")),
            Map.entry("./gemel up", List.of("ScriptTest", "gemel(\"up\"")),
            Map.entry("./gemel up --detach", List.of("ScriptTest", "gemel(\"up\", \"--detach\"")),
            Map.entry("./gemel down", List.of("ScriptTest", "gemel(\"down\")")),
            Map.entry("npm install", List.of("NodeFolder", "\"install\"")),
            Map.entry("npm run generate", List.of("TypescriptTest", "npm(\"run\", \"generate\")")),
            Map.entry("npm run check", List.of("TypescriptTest", "npm(\"run\", \"check\")")),
            Map.entry("npm run build", List.of("TypescriptTest", "npm(\"run\", \"build\")")),
            Map.entry(
                    "GATEWAY=http://127.0.0.1:8080 OWNER_TOKEN=$(../../gemel token owner@acme) "
                            + "RUNTIME_TOKEN=$(../../gemel token runtime@acme) "
                            + "AUDITOR_TOKEN=$(../../gemel token auditor@acme) npm run walk",
                    List.of("TypescriptTest", "\"run\", \"walk\"")),
            Map.entry("deploy/images/base-from-host.sh gemel/java:25", List.of("ImageTest", "\"base-from-host.sh\"")),
            Map.entry("deploy/images/build.sh gemel/java:25 1.0.0", List.of("ImageTest", "\"build.sh\"")),
            Map.entry("deploy/images/run-demo.sh 1.0.0", List.of("ImageTest", "\"run-demo.sh\"")));

    /** Lines that build; they take a minute. */
    private static final List<String> BUILDING = List.of("./gemel fmt", "mvn -pl persona-model -am test");

    /** Lines that run this test, or everything but it. */
    private static final Set<String> THIS = Set.of("./gemel test", "./gemel check");

    @Test
    void everyCommandLineIsRunByATestOrMarked() throws Exception {
        var documents = Documents.of(root());
        assertThat(documents.unmarked())
                .as("fences that do not say what they hold")
                .isEmpty();
        var run = new TreeSet<>(ELSEWHERE.keySet());
        SESSION.forEach(step -> run.add(step.getKey()));
        run.addAll(BUILDING);
        run.addAll(THIS);
        run.add("cd clients/typescript");
        var found = new TreeSet<String>();
        for (var line : documents.lines()) {
            if (line.needs().isEmpty()) {
                assertThat(run).as(line.toString()).contains(line.command());
                found.add(line.command());
            } else {
                assertThat(NEEDS).as(line.toString()).contains(line.needs());
            }
        }
        assertThat(found).as("commands that stand in no document any more").containsAll(run);
    }

    @Test
    void whatAnotherTestRunsItRuns() throws Exception {
        for (var entry : ELSEWHERE.entrySet()) {
            var source = root().resolve(
                            "e2e/src/test/java/io/gemel/e2e/" + entry.getValue().getFirst() + ".java");
            assertThat(Files.readString(source))
                    .as(entry.getKey())
                    .contains(entry.getValue().getLast());
        }
        assertThat(Files.readString(root().resolve(".ci/run"))).contains("gemel\" test");
    }

    @Test
    void theCommandsOfTheDocumentsDoWhatTheySay() throws Exception {
        var stack = LocalStack.running();
        var twin = stack.client().twin("owner@acme");
        var letters = ModuleCandidates.TOPIC.name();
        Topic.send(stack.kafka(), letters, UUID.randomUUID().toString(), "no JSON");
        var script = new Script(stack.layout());
        await().atMost(Duration.ofSeconds(30)).until(() -> !Topic.records(stack.kafka(), letters + Topics.DEAD_LETTERS)
                .isEmpty());
        var wrong = new ArrayList<String>();
        for (var step : SESSION) {
            var topic = step.getKey().contains("resay") ? PersonaTwins.TOPIC.name() : letters;
            var line = step.getKey()
                    .replace("<topic>", topic)
                    .replace("<twin>", twin)
                    .replace("<service>", "audit-service");
            var run = script.shell(line, Map.of());
            if (run.exit() != 0 || !run.out().contains(step.getValue())) {
                wrong.add(run.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("slow")
    void theCommandsThatBuildDoSo() throws Exception {
        var repository = System.getProperty("gemel.maven.repository");
        for (var line : BUILDING) {
            new Script(LocalStack.own())
                    .shell(line, Map.of("MAVEN_OPTS", "-Dmaven.repo.local=" + repository))
                    .mustPass();
        }
    }

    private static Path root() {
        return LocalStack.own().root();
    }
}
