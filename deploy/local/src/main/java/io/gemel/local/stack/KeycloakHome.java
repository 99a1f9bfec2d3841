package io.gemel.local.stack;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.gemel.local.Console;
import io.gemel.local.Failure;
import io.gemel.local.Layout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/**
 * Keycloak's folder: unpacked, built and given its realm once for this checkout, which takes more than a minute of CPU
 * time, then copied for each stack, because Keycloak keeps its data inside.
 */
final class KeycloakHome {

    private static final String BUILT = "built-for-gemel";

    private final Layout layout;
    private final Map<String, String> environment;
    private final Console console;

    KeycloakHome(Layout layout, Map<String, String> environment, Console console) {
        this.layout = layout;
        this.environment = environment;
        this.console = console;
    }

    Path path() {
        return layout.state().resolve("keycloak");
    }

    String script() {
        return script(path());
    }

    /** Makes what is missing; the mark is written last, so a run that was cut off is done again. */
    void prepare() throws IOException, InterruptedException {
        if (Files.exists(path().resolve(BUILT))) {
            return;
        }
        var program = layout.keycloakArchive().resolveSibling("built");
        synchronized (KeycloakHome.class) {
            Files.createDirectories(program);
            try (var channel = FileChannel.open(program.resolveSibling("lock"), CREATE, WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !isBuilt(program)) {
                    console.say("keycloak", "is unpacked and built, once; about half a minute");
                    unpack(program);
                    run(program, "build", "--db=dev-file", "--cache=local");
                    run(program, "import", "--optimized", "--file=" + realm());
                    Files.copy(realm(), program.resolve(BUILT), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        copy(program);
    }

    /** With the realm as it is now: the mark is a copy of it. */
    private boolean isBuilt(Path program) throws IOException {
        var mark = program.resolve(BUILT);
        return Files.exists(mark) && Files.mismatch(mark, realm()) == -1;
    }

    private Path realm() {
        return layout.root().resolve("deploy/keycloak/gemel-realm.json");
    }

    private void unpack(Path program) throws IOException {
        var archive = layout.keycloakArchive();
        if (!Files.exists(archive)) {
            throw new Failure("Keycloak's archive is missing; run ./gemel up, which fetches it, or mvn package.");
        }
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var inside = Path.of(entry.getName()).normalize();
                if (inside.getNameCount() < 2 || inside.startsWith("..")) {
                    continue;
                }
                var target = program.resolve(inside.subpath(1, inside.getNameCount()));
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        if (!Path.of(script(program)).toFile().setExecutable(true)) {
            throw new Failure("Keycloak's start script could not be made executable.");
        }
    }

    private void run(Path program, String... words) throws IOException, InterruptedException {
        var log = Files.createDirectories(layout.logs()).resolve("keycloak.log").toFile();
        var command = new ArrayList<>(List.of(script(program)));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        if (builder.start().waitFor() != 0) {
            throw new Failure("Keycloak could not be built; see " + log + ".");
        }
    }

    private void copy(Path program) throws IOException {
        try (var files = Files.walk(program)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = path().resolve(program.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.endsWith(BUILT)) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        Files.createFile(path().resolve(BUILT));
    }

    private static String script(Path home) {
        return home.resolve("bin/kc.sh").toString();
    }
}
