package io.gemel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/** The resources that {@code kubectl kustomize} renders; without kubectl a test that needs them is skipped and says so. */
final class Manifests {

    static final List<String> OVERLAYS = List.of("dev", "staging", "prod");
    static final List<String> SERVICES =
            List.of("audit-service", "capture-service", "persona-service", "runtime-router-service");

    private static final Path ROOT =
            Path.of(System.getProperty("gemel.root", "../..")).toAbsolutePath().normalize();
    private static final Path HOME = ROOT.resolve("deploy/kubernetes");
    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());
    private static final Map<String, Rendered> DONE = new ConcurrentHashMap<>();

    /** What was rendered, and what the tool complained about. */
    record Rendered(List<JsonNode> resources, String warnings) {
        List<JsonNode> of(String kind) {
            return resources.stream()
                    .filter(each -> kind.equals(each.path("kind").asText()))
                    .toList();
        }

        JsonNode one(String kind, String name) {
            return of(kind).stream()
                    .filter(each -> name.equals(each.at("/metadata/name").asText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
        }
    }

    private Manifests() {}

    static Rendered overlay(String name) {
        return DONE.computeIfAbsent(name, any -> render(HOME.resolve("overlays").resolve(name)));
    }

    /** The base with one component on top; those of Debezium stand on the databases'. */
    static Rendered component(String name) {
        return DONE.computeIfAbsent("component " + name, any -> render(withComponent(name)));
    }

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    private static Path withComponent(String name) {
        try {
            Path folder = Files.createDirectories(
                    Path.of("target", "components", name).toAbsolutePath());
            Path base = folder.relativize(HOME.resolve("base"));
            Path components = folder.relativize(HOME.resolve("components"));
            String databases = name.startsWith("outbox-") ? "  - " + components.resolve("databases") + "\n" : "";
            Files.writeString(
                    folder.resolve("kustomization.yaml"),
                    "namespace: gemel\nresources:\n  - " + base + "\ncomponents:\n" + databases + "  - "
                            + components.resolve(name) + "\n");
            return folder;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Rendered render(Path folder) {
        try {
            Path out = Files.createTempFile("manifests", ".yaml");
            Path error = Files.createTempFile("manifests", ".err");
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                    .redirectOutput(out.toFile())
                    .redirectError(error.toFile())
                    .start();
            if (kubectl.waitFor() != 0) {
                throw new AssertionError(folder + " is not rendered: " + Files.readString(error));
            }
            var resources = new ArrayList<JsonNode>();
            try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(out.toFile())) {
                documents.forEachRemaining(resources::add);
            }
            return new Rendered(List.copyOf(resources), Files.readString(error));
        } catch (IOException e) {
            return Assumptions.abort("kubectl is not on the PATH, so the manifests are not rendered");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
