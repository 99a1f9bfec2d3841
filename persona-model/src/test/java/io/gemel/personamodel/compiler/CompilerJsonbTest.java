package io.gemel.personamodel.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.personamodel.Canonical;
import io.gemel.personamodel.publishing.PublishRules;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

/** What a real PostgreSQL makes of a spec in a jsonb column is still the same spec. */
class CompilerJsonbTest {

    private static final int SPECS = 2000;

    @Test
    void throughJsonbAndBackNoByteChanges() throws Exception {
        var json = new ObjectMapper();
        try (var server = EmbeddedPostgres.start();
                var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement("select (?::text::jsonb)::text")) {
            for (long seed = 0; seed < SPECS; seed++) {
                var spec = SpecGenerator.of(seed);
                statement.setString(1, Canonical.text(spec));
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    var back = json.readTree(rows.getString(1));
                    String query = SpecGenerator.query(seed);

                    assertThat(Canonical.digest(back)).isEqualTo(Canonical.digest(spec));
                    assertThat(PublishRules.check(back)).isEmpty();
                    assertThat(PromptCompiler.compile(back, null, "plan", query, "baseline_v1"))
                            .isEqualTo(PromptCompiler.compile(spec, null, "plan", query, "baseline_v1"));
                }
            }
        }
    }
}
