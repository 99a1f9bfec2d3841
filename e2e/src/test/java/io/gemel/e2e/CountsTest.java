package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./gemel test} prints last: how many tests there were, and why some of them were not run. */
class CountsTest {

    private static final String REPORT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="io.gemel.Some" time="1.2" tests="5" errors="0" skipped="3" failures="1">
              <testcase name="a"><skipped message="no podman"/></testcase>
              <testcase name="b">
                <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: kubectl is not there
                  at some.Place]]></skipped>
              </testcase>
              <testcase name="c">
                <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: kubectl is not there
                  at some.Place]]></skipped>
              </testcase>
            </testsuite>
            """;

    @Test
    void theSkippedOnesAreCountedWithTheirReasons(@TempDir Path root) throws Exception {
        for (var module : new String[] {"one", "deploy/two"}) {
            var reports = Files.createDirectories(root.resolve(module + "/target/surefire-reports"));
            Files.writeString(reports.resolve("TEST-io.gemel.Some.xml"), REPORT);
        }
        var script = LocalStack.own().root().resolve("gemel");
        var shell = new ProcessBuilder(
                        "bash",
                        "-euc",
                        "set -o pipefail; root=\"$1\"; eval \"$(sed -n '/^counts()/,/^}/p' \"$0\")\"; counts",
                        script.toString(),
                        root.toString())
                .redirectErrorStream(true)
                .start();

        var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo("""
                        tests 10, failed 2, skipped 6
                        SKIPPED 4: kubectl is not there
                        SKIPPED 2: no podman
                        """);
    }
}
