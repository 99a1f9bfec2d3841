package io.gemel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is computed from captures is the same in a JVM whose language lowers I to a dotless i. */
class TurkishTest {

    @Test
    void clauseIdsAndModuleIdsAreTheSame() throws IOException, InterruptedException {
        var child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Djunit.platform.launcher.interceptors.enabled=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PureCores.class.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(output).isZero();
        assertThat(output).contains("in tr_TR, lowered \u0131: 0 failed of ");
    }
}
