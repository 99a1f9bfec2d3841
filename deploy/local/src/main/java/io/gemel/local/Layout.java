package io.gemel.local;

import java.nio.file.Path;

/**
 * Where the project lies and where the stack keeps what it needs between runs.
 *
 * @param root the project's folder
 * @param state the stack's own folder, {@code .gemel} unless a test has one of its own
 */
public record Layout(Path root, Path state) {

    /** The layout that the script {@code gemel} names in system properties. */
    public static Layout ofProcess() {
        var root =
                Path.of(System.getProperty("gemel.root", ".")).toAbsolutePath().normalize();
        var state = System.getProperty("gemel.state");
        return new Layout(
                root, state == null ? root.resolve(".gemel") : Path.of(state).toAbsolutePath());
    }

    public Path logs() {
        return state.resolve("logs");
    }

    public Path pids() {
        return state.resolve("pids");
    }

    /** The libraries of the broker, beside the launcher's own. */
    public Path libraries() {
        return root.resolve("deploy/local/target/lib");
    }

    public Path keycloakArchive() {
        return root.resolve("deploy/local/target/keycloak/keycloak.zip");
    }

    /** What status, token and the tools read of a running stack. */
    public Path statusFile() {
        return state.resolve("status.json");
    }

    /** The Java launcher of this JVM, for its children. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
