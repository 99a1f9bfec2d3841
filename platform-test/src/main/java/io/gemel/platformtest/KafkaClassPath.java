package io.gemel.platformtest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The broker's jars in the local Maven repository, as this module's build resolved them. */
public final class KafkaClassPath {

    private KafkaClassPath() {}

    /** For {@code java -cp}; the repository is {@code gemel.maven.repository} or the one in the user's home. */
    public static String text() {
        Path repository = Path.of(
                System.getProperty("gemel.maven.repository", System.getProperty("user.home") + "/.m2/repository"));
        try (var list = KafkaClassPath.class.getResourceAsStream("kafka.classpath")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(jar -> !jar.startsWith("org/apache/maven/") && !jar.startsWith("org/apache/ant/"))
                    .map(jar -> repository.resolve(jar).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
