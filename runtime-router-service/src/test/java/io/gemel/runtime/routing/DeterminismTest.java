package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
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
    void everyMachineDecidesTheSame() throws Exception {
        var turkish = List.of(
                "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kolkata", "-Dfile.encoding=UTF-8");
        var arabic = List.of(
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.timezone=America/St_Johns",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:TieredStopAtLevel=1");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = threads.submit(() -> ChildJvm.lines(Child.class, arabic));
            assertThat(ChildJvm.lines(Child.class, turkish))
                    .hasSize(INPUTS / A_LINE)
                    .isEqualTo(other.get());
        }
    }
}
