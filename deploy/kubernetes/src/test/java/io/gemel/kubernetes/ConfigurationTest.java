package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key of a ConfigMap is one that the code reads, and every secret that it asks for is handed over. */
class ConfigurationTest {

    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern MEMBER = Pattern.compile("(?m)^ {4,8}[\\w<>.]+ (\\w+)\\(\\);");
    private static final Pattern KEY = Pattern.compile("(?m)^([a-z][\\w.\"-]*)\\s*=");
    /** What the local stack hands its services too, where TraceTest shows what it does. */
    private static final String LOCAL = "deploy/local/src/main/java/io/gemel/local/stack/Service.java";

    private static final Pattern SECRET = Pattern.compile("`([a-z<>-]+)`");
    private static final Set<String> SECRETS = Set.of(
            "GEMEL_DB_OWNER_PASSWORD",
            "GEMEL_DB_APP_PASSWORD",
            "GEMEL_DB_RELAY_PASSWORD",
            "GEMEL_DB_JANITOR_PASSWORD",
            "KAFKA_SASL_JAAS_CONFIG");

    @Test
    void everyKeyOfAConfigMapIsReadByTheCode() throws IOException {
        Set<String> known = known();
        for (String overlay : Manifests.OVERLAYS) {
            for (JsonNode map : Manifests.overlay(overlay).of("ConfigMap")) {
                String name = map.at("/metadata/name").asText();
                if (name.equals("gemel") || Manifests.SERVICES.contains(name)) {
                    map.path("data").fieldNames().forEachRemaining(key -> assertThat(isRead(key, known))
                            .as(key)
                            .isTrue());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GEMEL_DB_POOL_SIZES", "GEMEL_NOTHING", "QUARKUS_OTEL_ENDPOINT", "KAFKA_SECURITY_PROTOKOL", "FOO"
            })
    void aKeyThatNobodyReadsIsNoticed(String key) throws IOException {
        assertThat(isRead(key, known())).isFalse();
    }

    private static boolean isRead(String key, Set<String> known) {
        if (key.startsWith("KAFKA_")) {
            return AdminClientConfig.configNames()
                    .contains(key.substring(6).toLowerCase(Locale.ROOT).replace('_', '.'));
        }
        return key.startsWith("GEMEL_") && known.contains(letters(key))
                || key.startsWith("QUARKUS_")
                        && (known.contains(letters(key)) || text(LOCAL).contains("\"" + key + "\""));
    }

    private static String text(String file) {
        try {
            return Files.readString(Manifests.file(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everySecretIsReferredToAndNoneIsWrittenDown() {
        var prod = Manifests.overlay("prod");
        assertThat(prod.of("Secret")).isEmpty();
        for (String service : Manifests.SERVICES) {
            Set<String> given = new TreeSet<>();
            prod.one("Deployment", service)
                    .at("/spec/template/spec/containers/0/env")
                    .forEach(variable -> {
                        assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
                                .isNotEmpty();
                        given.add(variable.path("name").asText());
                    });
            assertThat(given).containsAll(SECRETS);
            assertThat(given.contains("GEMEL_RUNTIME_DIGEST_SECRET")).isEqualTo(service.startsWith("runtime"));
        }
    }

    /** Whoever installs reads which secrets there are: those to make, and those that the operators make. */
    @Test
    void everySecretStandsInTheInstallationsPage() {
        String page = text("docs/installation.md");
        Set<String> named = new TreeSet<>();
        SECRET.matcher(page).results().forEach(each -> named.add(each.group(1)));
        Set<String> listed = new TreeSet<>();
        for (String service : Manifests.SERVICES) {
            named.forEach(
                    name -> listed.add(name.replace("<service>", service).replace("<svc>", service.split("-")[0])));
        }
        Set<String> used = new TreeSet<>();
        for (var rendered :
                List.of(Manifests.overlay("prod"), Manifests.overlay("dev"), Manifests.component("outbox-debezium"))) {
            rendered.resources().forEach(resource -> secrets(resource, used));
        }
        assertThat(used).hasSizeGreaterThan(25);
        assertThat(listed).containsAll(used);
    }

    private static void secrets(JsonNode node, Set<String> used) {
        used.addAll(node.findValuesAsText("secretName"));
        for (String reference :
                List.of("secretKeyRef", "usernameSecret", "passwordSecret", "secretTargetRef", "certificateRefs")) {
            node.findValues(reference).forEach(each -> used.addAll(each.findValuesAsText("name")));
        }
    }

    /** Keys by their letters alone: as variables they lose case, dots and dashes. */
    private static Set<String> known() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String module : Stream.concat(Stream.of("platform"), Manifests.SERVICES.stream())
                .toList()) {
            try (var files = Files.walk(Manifests.file(module + "/src/main"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".java")) {
                        ofMapping(Files.readString(file), known);
                    } else if (name.endsWith(".properties")) {
                        Matcher key = KEY.matcher(Files.readString(file));
                        while (key.find()) {
                            known.add(letters(key.group(1)));
                        }
                    }
                }
            }
        }
        return known;
    }

    /** The members of a configuration mapping, those of its groups under each of the others' names too. */
    private static void ofMapping(String source, Set<String> known) {
        Matcher mapping = MAPPING.matcher(source);
        if (mapping.find()) {
            Set<String> members = new TreeSet<>();
            Matcher member = MEMBER.matcher(source);
            while (member.find()) {
                members.add(letters(member.group(1)));
            }
            String prefix = letters(mapping.group(1));
            members.forEach(one -> {
                known.add(prefix + one);
                members.forEach(other -> known.add(prefix + one + other));
            });
        }
    }

    private static String letters(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
