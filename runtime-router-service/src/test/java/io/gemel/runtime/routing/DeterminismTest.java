package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    private static final int SOME = 20_000;
    private static final int MANY = 100_000;
    private static final int A_LINE = 1000;

    /** In a JVM of its own: prints a digest of every thousand of so many decisions with their explanations. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
            var router = Router.english();
            var messages = new Messages(20261121);
            var policies = List.of(Policy.standard(), Messages.policy());
            var json = new ObjectMapper();
            var digest = MessageDigest.getInstance("SHA-256");
            for (var i = 1; i <= Integer.parseInt(args[0]); i++) {
                digest.update(json.writeValueAsBytes(router.route(messages.turn(), policies.get(i % 2))));
                if (i % A_LINE == 0) {
                    System.out.println(i + " " + HexFormat.of().formatHex(digest.digest()));
                }
            }
        }
    }

    @Test
    void everyMachineDecidesSomeTheSame() throws Exception {
        everyMachineDecidesTheSame(SOME);
    }

    @Test
    @Tag("slow")
    void everyMachineDecidesManyTheSame() throws Exception {
        everyMachineDecidesTheSame(MANY);
    }

    private static void everyMachineDecidesTheSame(int inputs) throws Exception {
        var count = Integer.toString(inputs);
        var turkish = List.of(
                "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kolkata", "-Dfile.encoding=UTF-8");
        var arabic = List.of(
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.timezone=America/St_Johns",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:TieredStopAtLevel=1");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = threads.submit(() -> ChildJvm.lines(Child.class, arabic, count));
            assertThat(ChildJvm.lines(Child.class, turkish, count))
                    .hasSize(inputs / A_LINE)
                    .isEqualTo(other.get());
        }
    }
}
