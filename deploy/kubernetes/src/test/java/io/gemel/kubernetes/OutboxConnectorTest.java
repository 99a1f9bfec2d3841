package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Debezium's connectors, the slots that they read and the services that delete behind them speak of the same. */
class OutboxConnectorTest {

    @ParameterizedTest
    @CsvSource({
        "capture-service, capture",
        "persona-service, persona",
        "runtime-router-service, runtime",
        "audit-service, audit",
    })
    void aServiceDeletesBehindTheSlotThatItsConnectorReads(String service, String svc) {
        var rendered = Manifests.component("outbox-debezium");
        JsonNode connector = rendered.one("KafkaConnector", svc + "-outbox").at("/spec/config");
        JsonNode settings = rendered.one("ConfigMap", service).path("data");
        assertThat(settings.path("GEMEL_OUTBOX_DEBEZIUM_SLOT").asText())
                .isEqualTo("gemel_" + svc + "_outbox")
                .isEqualTo(connector.path("slot.name").asText());
        assertThat(connector.path("database.hostname").asText())
                .isEqualTo(settings.path("GEMEL_DB_HOST").asText());
        assertThat(connector.path("database.dbname").asText()).isEqualTo("gemel_" + svc);
        assertThat(connector.path("database.user").asText()).isEqualTo(svc + "_cdc");
        assertThat(connector.path("table.include.list").asText()).isEqualTo("public.outbox");
        assertThat(connector.path("publication.name").asText()).isEqualTo("gemel_outbox");
    }

    @Test
    void theRelaysRestOnceDebeziumAloneSends() {
        assertThat(relay("outbox-debezium")).isEqualTo("false");
        assertThat(relay("outbox-connectors")).isEmpty();
    }

    /** The job that makes the role reads the database of its own service. */
    @ParameterizedTest
    @ValueSource(strings = {"capture", "persona", "runtime", "audit"})
    void theJobMakesTheRoleOfItsOwnService(String svc) {
        JsonNode container = Manifests.component("outbox-connectors")
                .one("Job", svc + "-db-cdc")
                .at("/spec/template/spec/containers/0");
        assertThat(StreamSupport.stream(container.path("command").spliterator(), false)
                        .map(JsonNode::asText))
                .containsExactly("/bin/sh", "/etc/gemel/cdc.sh", svc);
        assertThat(container.at("/env/0/value").asText()).isEqualTo(svc + "-db-rw");
        assertThat(container.at("/env/2/value").asText()).isEqualTo("gemel_" + svc);
    }

    private static String relay(String component) {
        return Manifests.component(component)
                .one("ConfigMap", "gemel")
                .at("/data/GEMEL_OUTBOX_RELAY_ENABLED")
                .asText();
    }
}
