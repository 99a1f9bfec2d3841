package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents speak of what is there. */
class DocumentsTest {

    private static final Path ROOT = LocalStack.own().root();
    private static final Pattern REFUSED = Pattern.compile("Refusal\\.\\w+\\(\\s*\"([\\w-]+)\"");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| \\d{3} \\| `([\\w-]+)`");
    private static final Pattern TYPE = Pattern.compile("@EventType\\(\"([a-z.-]+)\"\\)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern PAGE = Pattern.compile("([\\w./-]*\\w\\.md)\\b");

    /** What examples of requests point at as their evidence: no pages of ours. */
    private static final Set<String> EVIDENCE =
            Set.of("docs/a.md", "docs/b.md", "docs/first.md", "docs/new.md", "docs/offers.md");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        var broken = new ArrayList<String>();
        for (var file : Documents.of(ROOT).files()) {
            var link = LINK.matcher(Files.readString(file));
            while (link.find()) {
                if (!Files.exists(file.resolveSibling(link.group(1)))) {
                    broken.add(ROOT.relativize(file) + " → " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** Migrations that were applied say for ever what they said; everything else can be mended. */
    @Test
    void everyPageThatIsNamedIsHere() throws IOException {
        var dangling = new ArrayList<String>();
        for (var file : Documents.sources(ROOT)) {
            for (var page : found(PAGE, read(file))) {
                if (!EVIDENCE.contains(page)
                        && !Files.exists(file.resolveSibling(page))
                        && !Files.exists(ROOT.resolve(page))) {
                    dangling.add(ROOT.relativize(file) + " → " + page);
                }
            }
        }
        assertThat(dangling).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void aServicesReadmeNamesEveryFeature(ServiceName service) throws IOException {
        var module = ROOT.resolve(service.module());
        var readme = Files.readString(module.resolve("README.md"));
        var base = module.resolve("src/main/java/io/gemel/" + service.prefix());
        var missing = new ArrayList<String>();
        try (var files = Files.walk(base)) {
            for (var file : files.filter(f -> f.endsWith("package-info.java")).toList()) {
                var feature = base.relativize(file.getParent()).toString().replace('/', '.');
                if (!feature.isEmpty()
                        && !readme.contains("`" + feature + "`")
                        && !readme.contains("`" + file.getParent().getFileName() + "`")) {
                    missing.add(feature);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void problemsListsTheCodesOfTheCodeAndNoOther() throws IOException {
        var sources = new StringBuilder();
        for (var module : List.of("platform", "deploy/local")) {
            sources.append(sources(module));
        }
        for (var service : ServiceName.values()) {
            sources.append(sources(service.module()));
        }
        var listed = found(LISTED, Files.readString(ROOT.resolve("docs/problems.md")));
        assertThat(listed).containsAll(found(REFUSED, sources.toString()));
        assertThat(listed).allMatch(code -> sources.indexOf("\"" + code + "\"") >= 0);
    }

    @Test
    void eventsNamesEveryType() throws IOException {
        var events = Files.readString(ROOT.resolve("docs/events.md"));
        assertThat(found(TYPE, sources("contracts")))
                .hasSizeGreaterThan(15)
                .allMatch(type -> events.contains("`" + type + "`")
                        || events.contains("`" + type.substring(type.lastIndexOf('.')) + "`"));
    }

    private static String sources(String module) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** Whatever is no text in UTF-8 names nothing. */
    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(each -> each.group(1)).collect(Collectors.toSet());
    }
}
