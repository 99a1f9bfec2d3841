package io.gemel.platformtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the repository from whichever module a test runs in. */
final class SourceTree {

    private SourceTree() {}

    static Path file(String name) {
        return root().resolve(name);
    }

    static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("contracts")) && Files.isDirectory(at.resolve("platform-test"))) {
                return at;
            }
        }
        throw new IllegalStateException("not run inside the repository");
    }
}
