package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every key of a ConfigMap is one that the code reads, and every secret that it asks for is handed over. */
class ConfigurationTest {

    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern MEMBER = Pattern.compile("(?m)^ {4,8}[\\w<>.]+ (\\w+)\\(\\);");
    private static final Pattern KEY = Pattern.compile("(?m)^([a-z][\\w.\"-]*)\\s*=");
    private static final Set<String> OF_OTHERS = Set.of("QUARKUS_", "KAFKA_");
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
                map.path("data").fieldNames().forEachRemaining(key -> {
                    if (key.startsWith("GEMEL_")) {
                        assertThat(known).as(key).contains(letters(key));
                    } else {
                        assertThat(OF_OTHERS.stream().anyMatch(key::startsWith) || key.contains("."))
                                .as(key)
                                .isTrue();
                    }
                });
            }
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
