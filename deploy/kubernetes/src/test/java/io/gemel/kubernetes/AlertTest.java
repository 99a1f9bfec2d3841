package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that must be noticed has an alert, every alert has its page in the runbook, and every page its alert. */
class AlertTest {

    @ParameterizedTest
    @CsvSource({
        "GemelOutboxOld, gemel_outbox_oldest_seconds",
        "GemelOutboxBlocked, gemel_outbox_blocked",
        "GemelDeadLetters, gemel_inbox_dead_letters_total",
        "GemelConsumerLag, kafka_consumer_fetch_manager_records_lag",
        "GemelConsumerUnassigned, gemel_consumer_assigned",
        "GemelBrokerDown, gemel_broker_up",
        "GemelErrorRate, http_server_requests_seconds_count",
        "GemelSlow, 'histogram_quantile(0.99'",
        "GemelRevisionLag, gemel_persona_revision_lag_seconds",
    })
    void whatMustBeNoticedHasAnAlert(String name, String measure) {
        assertThat(StreamSupport.stream(alerts().spliterator(), false)
                        .filter(alert -> alert.path("alert").asText().equals(name))
                        .map(alert -> alert.path("expr").asText()))
                .singleElement()
                .asString()
                .contains(measure);
    }

    @Test
    void eachAlertHasAPage() throws IOException {
        var pages = Files.readAllLines(Manifests.file("docs/runbook.md")).stream()
                .filter(line -> line.startsWith("### Gemel"))
                .map(line -> line.substring(4))
                .toList();
        assertThat(alerts().findValuesAsText("alert")).containsExactlyElementsOf(pages);
        alerts().forEach(alert -> assertThat(alert.at("/annotations/runbook").asText())
                .isEqualTo("docs/runbook.md#" + alert.path("alert").asText().toLowerCase(Locale.ROOT)));
    }

    private static JsonNode alerts() {
        return Manifests.overlay("prod").one("PrometheusRule", "gemel").at("/spec/groups/0/rules");
    }
}
