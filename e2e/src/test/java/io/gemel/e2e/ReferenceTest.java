package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lists of configuration keys and of metrics are the code's, in both directions. */
class ReferenceTest {

    private static final Path ROOT = LocalStack.own().root();
    private static final Pattern KEY = Pattern.compile("`(gemel\\.[a-z.-]+)`");
    private static final Pattern IN_SETTINGS = Pattern.compile("(?m)(?:^(?:%[a-z]+\\.)?|\\$\\{)(gemel\\.[a-z.-]+)");
    private static final Pattern IN_CODE =
            Pattern.compile("get(?:Integer|Property)\\(\\s*\"(gemel\\.gateway\\.[a-z.]+)\"");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern TYPE = Pattern.compile("interface (\\w+) \\{");
    private static final Pattern MEMBER = Pattern.compile("^\\s+([\\w<>]+) (\\w+)\\(\\);");
    private static final Pattern METRIC = Pattern.compile("`(gemel_[a-z_]+)`");
    private static final Pattern METER =
            Pattern.compile("(?:counter|gauge|timer|builder)\\(\\s*\"(gemel[._][a-z._]+)\"");

    private record Member(String type, String name) {}

    @Test
    void everyConfigurationKeyIsListedAndEachListedOneExists() throws IOException {
        var known = new TreeSet<String>();
        for (var module : modules()) {
            for (var file : files(module + "/src/main", ".properties")) {
                known.addAll(found(IN_SETTINGS, Files.readString(file)));
            }
            for (var file : files(module + "/src/main", ".java")) {
                known.addAll(keys(Files.readString(file)));
            }
        }
        for (var file : files("deploy/local/src/main", ".java")) {
            known.addAll(found(IN_CODE, Files.readString(file)));
        }
        assertThat(known).hasSizeGreaterThan(30).contains("gemel.outbox.relay.enabled", "gemel.gateway.rate.token");
        assertThat(found(KEY, Files.readString(ROOT.resolve("docs/configuration.md"))))
                .isEqualTo(known);
    }

    @Test
    void everyMetricIsListedAndEachListedOneExists() throws IOException {
        var known = new TreeSet<String>();
        for (var module : modules()) {
            for (var file : files(module + "/src/main", ".java")) {
                found(METER, Files.readString(file)).forEach(name -> known.add(name.replace('.', '_')));
            }
        }
        assertThat(known).hasSizeGreaterThan(8);
        // A counter's name has an ending more where it is scraped.
        assertThat(found(METRIC, Files.readString(ROOT.resolve("docs/metrics.md"))).stream()
                        .map(name -> name.replaceFirst("_total$", "")))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    /** The keys of a configuration mapping, those of its groups below their names. */
    private static Set<String> keys(String source) {
        var mapping = MAPPING.matcher(source);
        if (!mapping.find()) {
            return Set.of();
        }
        Map<String, List<Member>> types = new TreeMap<>();
        String root = null;
        var open = new ArrayList<Member>();
        for (var line : source.lines().toList()) {
            var type = TYPE.matcher(line);
            var member = MEMBER.matcher(line);
            if (type.find()) {
                open = new ArrayList<>();
                types.put(type.group(1), open);
                root = root == null ? type.group(1) : root;
            } else if (member.find()) {
                (line.startsWith("        ") ? open : types.get(root))
                        .add(new Member(member.group(1), member.group(2)));
            }
        }
        return types.get(root).stream()
                .flatMap(member -> below(mapping.group(1), member, types).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> below(String prefix, Member member, Map<String, List<Member>> types) {
        var key = prefix + "." + member.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return types.containsKey(member.type())
                ? types.get(member.type()).stream()
                        .flatMap(each -> below(key, each, types).stream())
                        .collect(Collectors.toSet())
                : Set.of(key);
    }

    private static List<String> modules() {
        var modules = new ArrayList<>(List.of("platform"));
        for (var service : ServiceName.values()) {
            modules.add(service.module());
        }
        return modules;
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
