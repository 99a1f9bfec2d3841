package io.gemel.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.local.Console;
import io.gemel.local.Layout;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakHomeTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path states;

    @Test
    void whatTakesAMinuteIsDoneOnceForACheckout() throws Exception {
        var first = home("first");
        first.prepare();
        var builtBy = said.toString();
        var second = home("second");
        second.prepare();

        assertThat(said.toString()).isEqualTo(builtBy);
        for (var home : new KeycloakHome[] {first, second}) {
            assertThat(Path.of(home.script())).isExecutable();
            assertThat(home.path().resolve("data/h2/keycloakdb.mv.db")).isNotEmptyFile();
        }
    }

    @Test
    void aHomeThatStandsIsLeftAsItIs() throws Exception {
        var home = home("state");
        home.prepare();
        var database = home.path().resolve("data/h2/keycloakdb.mv.db");
        Files.writeString(database, "somebody's users");
        home.prepare();

        assertThat(database).hasContent("somebody's users");
    }

    private KeycloakHome home(String state) {
        var layout = new Layout(Path.of(System.getProperty("gemel.root")).normalize(), states.resolve(state));
        return new KeycloakHome(layout, Keycloak.ENVIRONMENT, new Console(new PrintStream(said)));
    }
}
