package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A copy of the TypeScript client and of the API documents it is generated from, with its packages installed. */
final class NodeFolder {

    private static final Path CLIENT = Path.of("clients", "typescript");
    private static final Path DOCUMENTS = Path.of("docs", "api");
    private static final Set<String> MADE = Set.of("node_modules", "generated", "compiled");
    private static final Pattern UNREACHABLE = Pattern.compile("npm (?:error|ERR!) code (ENOTFOUND|EAI_AGAIN|ENOTCACHED"
            + "|ECONN\\w+|E?TIMEDOUT|E\\w+UNREACH|ERR_SOCKET\\w*|\\w*CERT\\w*|E(?:401|403|407|429|5\\d\\d))\\b");

    private static @Nullable NodeFolder installed;

    /** What a command came to. */
    record Run(String command, int exit, String output) {
        Run mustPass() {
            assertThat(exit).as(command + "\n" + output).isZero();
            return this;
        }
    }

    private final Path root;

    private NodeFolder(Path root) {
        this.root = root;
    }

    /** Installed and generated once for the tests of this module; they are skipped where that cannot be. */
    static synchronized NodeFolder installed() throws IOException, InterruptedException {
        assumeTrue(version("node").startsWith("v") && major(version("node")) >= 20, "no Node 20 or newer on the PATH");
        assumeTrue(!version("npm").isEmpty(), "no npm on the PATH");
        if (installed == null) {
            var folder = new NodeFolder(Path.of("target", "typescript").toAbsolutePath());
            folder.copy();
            folder.install();
            folder.npm("run", "generate").mustPass();
            installed = folder;
        }
        return installed;
    }

    /** One more copy with the same packages, for a test that changes it. */
    NodeFolder another(String name) throws IOException {
        var folder = new NodeFolder(root.resolveSibling(root.getFileName() + "-" + name));
        folder.copy();
        var packages = folder.file("node_modules");
        Files.deleteIfExists(packages);
        Files.createSymbolicLink(packages, file("node_modules"));
        return folder;
    }

    Path file(String name) {
        return root.resolve(CLIENT).resolve(name);
    }

    Path document(String service) {
        return root.resolve(DOCUMENTS).resolve(service + ".json");
    }

    Run npm(String... words) throws IOException, InterruptedException {
        return npm(Map.of(), words);
    }

    Run npm(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(words));
        return run(root.resolve(CLIENT), environment, command);
    }

    private void install() throws IOException, InterruptedException {
        var install = npm("install", "--prefer-offline", "--fetch-retries=1", "--fetch-retry-mintimeout=1000");
        var unreachable = UNREACHABLE.matcher(install.output());
        assumeFalse(
                install.exit() != 0 && unreachable.find(),
                () -> "the npm registry is out of reach: " + unreachable.group(1));
        install.mustPass();
    }

    private void copy() throws IOException {
        var from = LocalStack.layout("typescript").root();
        copyTree(from.resolve(CLIENT), root.resolve(CLIENT));
        copyTree(from.resolve(DOCUMENTS), root.resolve(DOCUMENTS));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (MADE.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.write(to.resolve(from.relativize(file)), Files.readAllBytes(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String version(String program) throws InterruptedException {
        try {
            return run(Path.of("."), Map.of(), List.of(program, "--version"))
                    .output()
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static int major(String version) {
        return Integer.parseInt(version.substring(1, version.indexOf('.')));
    }

    private static Run run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("gemel", ".out");
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().putAll(environment);
            var process = builder.redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("no end of " + command + "\n" + Files.readString(output));
            }
            return new Run(String.join(" ", command), process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
