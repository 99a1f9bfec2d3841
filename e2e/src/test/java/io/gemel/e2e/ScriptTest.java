package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.local.Layout;
import io.gemel.local.process.Pids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The script as a user runs it: up, a second up, status, token, a killed launcher, down. */
class ScriptTest {

    private static final Layout LAYOUT = LocalStack.layout("script");

    @AfterAll
    static void down() throws Exception {
        gemel("down");
    }

    /** Two starts of a stack of its own, a minute and a half of both processors. */
    @Test
    @Tag("slow")
    void theStackComesUpSurvivesItsLaunchersDeathAndLeavesNothing() throws Exception {
        var port = freePort();
        assertThat(gemel("status").error()).isEqualTo("No stack runs here; start one with ./gemel up.\n");
        var up = gemel("up", "--detach", "--port", port);
        assertThat(up.exit()).as(up.error() + up.out()).isZero();
        var status = new ObjectMapper().readTree(gemel("status", "--json").out());
        assertThat(status.path("gateway").asText()).isEqualTo("http://127.0.0.1:" + port);
        assertThat(status.path("services").findValues("ready")).hasSize(4).allMatch(ready -> ready.asBoolean());
        assertThat(gemel("token", "owner@acme").out().strip().split("\\.")).hasSize(3);
        assertThat(gemel("up", "--port", port).out()).contains("A stack runs already");
        var left = processes();
        assertThat(left).hasSizeGreaterThanOrEqualTo(6);
        new Pids(LAYOUT.pids()).find("launcher").orElseThrow().destroyForcibly();
        for (var service : List.of("capture-service", "persona-service", "runtime-router-service", "audit-service")) {
            await(service)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> new Pids(LAYOUT.pids()).find(service).isEmpty());
        }
        assertThat(gemel("up", "--detach", "--port", port).exit()).isZero();
        assertThat(gemel("status", "--json").out()).contains("\"ready\" : true").doesNotContain("\"ready\" : false");
        left.addAll(processes());
        assertThat(gemel("down").out()).endsWith("Nothing runs any more.\n");
        assertThat(left).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aTakenPortIsOneClearSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var up = gemel("up", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.error())
                    .isEqualTo("Port " + taken.getLocalPort() + " is taken; choose another with --port.\n");
        }
    }

    @Test
    void anUnknownVerbAndAnUnknownServiceSayWhatThereIs() throws Exception {
        assertThat(gemel("fly").error()).endsWith("There is no verb fly.\n");
        assertThat(gemel("dev", "nothing").error()).startsWith("Say which: capture-service persona-service");
        assertThat(gemel("--help").out()).contains("demo", "test", "dlq", "rewind");
    }

    private static List<ProcessHandle> processes() throws IOException {
        var pids = new Pids(LAYOUT.pids());
        var found = new ArrayList<ProcessHandle>();
        for (var name : pids.names()) {
            pids.find(name).ifPresent(found::add);
        }
        return found;
    }

    private static Script.Run gemel(String... words) throws Exception {
        return new Script(LAYOUT).gemel(words);
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
