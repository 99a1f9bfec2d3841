package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    private static final int INPUTS = 100_000;
    private static final int A_LINE = 1000;

    /** In a JVM of its own: prints a digest of every thousand decisions with their explanations. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
            var router = Router.english();
            var messages = new Messages(20261121);
            var policies = List.of(Policy.standard(), Messages.policy());
            var json = new ObjectMapper();
            var digest = MessageDigest.getInstance("SHA-256");
            for (var i = 1; i <= INPUTS; i++) {
                digest.update(json.writeValueAsBytes(router.route(messages.turn(), policies.get(i % 2))));
                if (i % A_LINE == 0) {
                    System.out.println(i + " " + HexFormat.of().formatHex(digest.digest()));
                }
            }
        }
    }

    @Test
    void everyMachineDecidesTheSame() throws IOException, InterruptedException {
        var turkish = decide(
                "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kolkata", "-Dfile.encoding=UTF-8");
        var arabic = decide(
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.timezone=America/St_Johns",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:TieredStopAtLevel=1");

        assertThat(turkish).hasSize(INPUTS / A_LINE).isEqualTo(arabic);
    }

    private static List<String> decide(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        var child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .directory(new File("."))
                .start();
        var lines = child.inputReader().lines().toList();
        assertThat(child.waitFor()).isZero();
        return lines;
    }
}
