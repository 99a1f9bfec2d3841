package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gemel.contracts.Topic;
import io.gemel.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics, dead letters, users and rights are the code's, in both directions. */
class TopicTest {

    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topic");
    private static final Manifests.Rendered PROD = Manifests.overlay("prod");

    @Test
    void theTopicsAreThoseOfTheContracts() {
        Set<String> wanted = new TreeSet<>();
        Topics.ALL.forEach(topic -> wanted.add(topic.name()));
        Topics.CONSUMED.forEach(topic -> wanted.add(topic.name() + Topics.DEAD_LETTERS));
        assertThat(names("KafkaTopic")).containsExactlyInAnyOrderElementsOf(wanted);
        for (Topic<?> topic : Topics.ALL) {
            JsonNode spec = PROD.one("KafkaTopic", topic.name()).path("spec");
            assertThat(spec.path("partitions").asInt()).isEqualTo(Topics.PARTITIONS);
            assertThat(spec.path("replicas").asInt()).isEqualTo(3);
            assertThat(spec.at("/config/cleanup.policy").asText("delete"))
                    .isEqualTo(topic.isCompacted() ? "compact" : "delete");
            assertThat(spec.at("/config/retention.ms").asLong(-1)).isEqualTo(topic.isCompacted() ? -1 : days(7));
        }
        for (Topic<?> topic : Topics.CONSUMED) {
            JsonNode spec =
                    PROD.one("KafkaTopic", topic.name() + Topics.DEAD_LETTERS).path("spec");
            assertThat(spec.path("partitions").asInt()).isEqualTo(1);
            assertThat(spec.at("/config/retention.ms").asLong()).isEqualTo(days(30));
        }
    }

    @Test
    void theChannelsOfTheAsyncApiAreTheTopics() throws IOException {
        JsonNode document = new YAMLMapper()
                .readTree(Manifests.file("docs/api/asyncapi.yaml").toFile());
        Set<String> channels = new TreeSet<>(document.path("channels").findValuesAsText("address"));
        channels.removeIf(channel -> channel.endsWith(Topics.DEAD_LETTERS));
        Set<String> topics = names("KafkaTopic");
        topics.removeIf(topic -> topic.endsWith(Topics.DEAD_LETTERS));
        assertThat(channels).isEqualTo(topics);
    }

    @ParameterizedTest
    @CsvSource({
        "capture-service, capture",
        "persona-service, persona",
        "runtime-router-service, runtime",
        "audit-service, audit",
    })
    void aServiceReadsWhatItConsumesAndWritesItsOwn(String service, String svc) throws IOException {
        Set<String> consumed = consumed(service);
        JsonNode user = PROD.one("KafkaUser", service);
        assertThat(granted(user, "topic", "Read", "literal")).isEqualTo(consumed);
        Set<String> written = Topics.ALL.stream()
                .map(Topic::name)
                .filter(name -> name.startsWith("gemel." + svc + "."))
                .filter(name -> !name.equals("gemel.persona.resay-requests.v1"))
                .collect(Collectors.toCollection(TreeSet::new));
        consumed.forEach(name -> written.add(name + Topics.DEAD_LETTERS));
        assertThat(granted(user, "topic", "Write", "literal")).isEqualTo(written);
        assertThat(granted(user, "group", "Read", "literal")).containsExactly("gemel-" + svc);
        assertThat(granted(user, "transactionalId", "Write", "literal")).containsExactly("gemel-" + svc + "-relay");
        assertThat(granted(user, "topic", "Read", "prefix"))
                .isEqualTo(svc.equals("audit") ? Set.of("gemel.runtime.provider-outcomes.v1.") : Set.of());
        assertThat(granted(user, "topic", "Write", "prefix")).isEmpty();
    }

    @Test
    void anOutsideProducerWritesItsOwnTopicAndNothingElse() {
        JsonNode user = Manifests.component("outside-producer").one("KafkaUser", "outcomes-acme");
        assertThat(granted(user, "topic", "Write", "literal"))
                .containsExactly("gemel.runtime.provider-outcomes.v1.acme");
        assertThat(user.at("/spec/authorization/acls")).hasSize(1);
        assertThat(user.at("/spec/authorization/acls/0/operations")).hasSize(2);
    }

    /** What the service's own settings subscribe to; a pattern stands for its topic. */
    private static Set<String> consumed(String service) throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(Manifests.file(service + "/src/main/resources/application.properties"))) {
            settings.load(in);
        }
        return settings.stringPropertyNames().stream()
                .filter(key -> INCOMING.matcher(key).matches())
                .map(settings::getProperty)
                .map(topic -> topic.replace("[.]", ".").replaceFirst("\\.v1\\(.*$", ".v1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> granted(JsonNode user, String type, String operation, String pattern) {
        Set<String> names = new TreeSet<>();
        user.at("/spec/authorization/acls")
                .forEach(acl -> acl.path("operations").forEach(each -> {
                    if (acl.at("/resource/type").asText().equals(type)
                            && acl.at("/resource/patternType").asText().equals(pattern)
                            && each.asText().equals(operation)) {
                        names.add(acl.at("/resource/name").asText());
                    }
                }));
        return names;
    }

    private static Set<String> names(String kind) {
        return PROD.of(kind).stream()
                .map(each -> each.at("/metadata/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long days(int days) {
        return java.time.Duration.ofDays(days).toMillis();
    }
}
