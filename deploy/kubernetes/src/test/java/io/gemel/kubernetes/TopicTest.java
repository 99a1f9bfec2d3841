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

    @Test
    void theTopicsAreThoseOfTheContracts() {
        Set<String> wanted = new TreeSet<>();
        Topics.ALL.forEach(topic -> wanted.add(topic.name()));
        Topics.CONSUMED.forEach(topic -> wanted.add(topic.name() + Topics.DEAD_LETTERS));
        assertThat(names("KafkaTopic")).containsExactlyInAnyOrderElementsOf(wanted);
        for (Topic<?> topic : Topics.ALL) {
            JsonNode spec = prod().one("KafkaTopic", topic.name()).path("spec");
            assertThat(spec.path("partitions").asInt()).isEqualTo(Topics.PARTITIONS);
            assertThat(spec.path("replicas").asInt()).isEqualTo(3);
            assertThat(spec.at("/config/cleanup.policy").asText("delete"))
                    .isEqualTo(topic.isCompacted() ? "compact" : "delete");
            assertThat(spec.at("/config/retention.ms").asLong(-1)).isEqualTo(topic.isCompacted() ? -1 : days(7));
        }
        for (Topic<?> topic : Topics.CONSUMED) {
            JsonNode spec =
                    prod().one("KafkaTopic", topic.name() + Topics.DEAD_LETTERS).path("spec");
            assertThat(spec.path("partitions").asInt()).isEqualTo(1);
            assertThat(spec.at("/config/retention.ms").asLong()).isEqualTo(days(30));
        }
    }

    /** Dead letters and the topic of an outside producer's tenant included. */
    @Test
    void theChannelsOfTheAsyncApiAreTheTopics() throws IOException {
        JsonNode document = new YAMLMapper()
                .readTree(Manifests.file("docs/api/asyncapi.yaml").toFile());
        Set<String> channels = new TreeSet<>();
        document.path("channels")
                .findValuesAsText("address")
                .forEach(address -> channels.add(address.replace("{tenant}", "acme")));
        Set<String> topics = names("KafkaTopic");
        Manifests.component("outside-producer")
                .of("KafkaTopic")
                .forEach(topic -> topics.add(topic.at("/metadata/name").asText()));
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
        JsonNode user = prod().one("KafkaUser", service);
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

    @Test
    void theOperatorReadsAllAndWritesWhatIsReplayedAndResaid() {
        JsonNode user = prod().one("KafkaUser", "gemel-operator");
        assertThat(granted(user, "topic", "Read", "prefix")).containsExactly("gemel.");
        assertThat(granted(user, "topic", "Read", "literal")).isEmpty();
        assertThat(granted(user, "topic", "Write", "literal"))
                .isEqualTo(Topics.CONSUMED.stream()
                        .filter(topic -> !topic.isCompacted())
                        .map(Topic::name)
                        .collect(Collectors.toSet()));
        assertThat(granted(user, "topic", "Write", "prefix")).containsExactly("gemel.runtime.provider-outcomes.v1.");
        assertThat(granted(user, "group", "Read", "literal"))
                .containsExactly("gemel-audit", "gemel-capture", "gemel-persona", "gemel-runtime");
        assertThat(granted(user, "group", "Read", "prefix")).containsExactly("gemel-dlq");
        assertThat(operations(user)).containsExactly("Describe", "Read", "Write");
    }

    @Test
    void kafkaConnectWritesWhatOutboxesSayAndItsOwn() {
        JsonNode user = Manifests.component("outbox-connectors").one("KafkaUser", "gemel-outbox-connect");
        assertThat(granted(user, "topic", "Write", "literal"))
                .isEqualTo(Topics.ALL.stream()
                        .map(Topic::name)
                        .filter(name -> !name.equals("gemel.persona.resay-requests.v1"))
                        .collect(Collectors.toSet()));
        assertThat(granted(user, "topic", "Write", "prefix")).containsExactly("gemel-outbox-connect-");
        assertThat(granted(user, "topic", "Read", "prefix")).containsExactly("gemel-outbox-connect-");
        assertThat(granted(user, "topic", "Read", "literal")).isEmpty();
        assertThat(granted(user, "group", "Read", "literal")).containsExactly("gemel-outbox-connect");
        JsonNode connect = Manifests.component("outbox-connectors").one("KafkaConnect", "gemel-outbox");
        for (String topic : new String[] {"configStorageTopic", "offsetStorageTopic", "statusStorageTopic"}) {
            assertThat(connect.at("/spec/" + topic).asText()).startsWith("gemel-outbox-connect-");
        }
    }

    /** No user of ours may do more than these, whatever the resource. */
    @Test
    void nobodyDeletesOrAlters() {
        for (JsonNode user : prod().of("KafkaUser")) {
            assertThat(Set.of("Describe", "Read", "Write")).containsAll(operations(user));
        }
    }

    private static Set<String> operations(JsonNode user) {
        Set<String> all = new TreeSet<>();
        user.at("/spec/authorization/acls")
                .forEach(acl -> acl.path("operations").forEach(each -> all.add(each.asText())));
        return all;
    }

    /** What the service's own settings subscribe to; a pattern stands for its topic. */
    static Set<String> consumed(String service) throws IOException {
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
        return prod().of(kind).stream()
                .map(each -> each.at("/metadata/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Manifests.Rendered prod() {
        return Manifests.overlay("prod");
    }

    private static long days(int days) {
        return java.time.Duration.ofDays(days).toMillis();
    }
}
