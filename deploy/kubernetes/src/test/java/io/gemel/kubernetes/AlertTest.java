package io.gemel.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every alert has its page in the runbook, and every page its alert. */
class AlertTest {

    @Test
    void eachAlertHasAPage() throws IOException {
        var alerts = Manifests.overlay("prod").one("PrometheusRule", "gemel").at("/spec/groups/0/rules");
        var pages = Files.readAllLines(Manifests.file("docs/runbook.md")).stream()
                .filter(line -> line.startsWith("### Gemel"))
                .map(line -> line.substring(4))
                .toList();
        assertThat(alerts.findValuesAsText("alert")).containsExactlyElementsOf(pages);
        alerts.forEach(alert -> assertThat(alert.at("/annotations/runbook").asText())
                .isEqualTo("docs/runbook.md#" + alert.path("alert").asText().toLowerCase(Locale.ROOT)));
    }
}
