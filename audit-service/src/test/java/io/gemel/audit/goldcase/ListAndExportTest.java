package io.gemel.audit.goldcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.audit.cluster.Failures;
import io.gemel.audit.outcome.Outcomes;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees which cases, in what order, and what goes out of the house. */
@QuarkusTest
class ListAndExportTest {

    private final GoldCaseApi api = new GoldCaseApi();

    private void decided(String correlation, String verb) {
        String id = api.get("auditor", "?limit=200")
                .extract()
                .path("items.find { it.correlation_id == '" + correlation + "' }.id");
        api.decide(
                        "auditor",
                        id + "/" + verb,
                        verb.equals("verify")
                                ? GoldCaseApi.verification().put("corrected_output", "right")
                                : GoldCaseApi.rejection())
                .statusCode(200);
    }

    @Test
    void aListIsNarrowedByEachFilter() {
        var mine = api.twinOf("owner");
        api.report(
                Outcomes.vector().in("1").ofTwin(mine),
                Outcomes.vector().in("2").task("LLM_INTERPRET").status("ERROR"),
                Outcomes.vector().in("3").language("nl"));
        api.ids(3);
        decided("1", "verify");
        decided("3", "reject");

        for (var expected : Map.of(
                        "status=VERIFIED",
                        "1",
                        "status=PENDING",
                        "2",
                        "status=REJECTED",
                        "3",
                        "task=LLM_INTERPRET",
                        "2",
                        "twin_id=" + mine,
                        "1")
                .entrySet()) {
            api.get("auditor", "?" + expected.getKey()).body("items.correlation_id", contains(expected.getValue()));
        }
        String fingerprint = "v1:647af226eda9f6762d47569c836cb9cf0c17eff790da176f1e58d6958cca8fef";
        api.get("auditor", "?primary_fingerprint=" + fingerprint).body("items.correlation_id", contains("1"));
        api.get("auditor", "?from=2026-11-20T18:31:00.123456Z").body("items", hasSize(3));
        api.get("auditor", "?from=2026-11-20T18:31:00.123457Z").body("items", hasSize(0));
        api.get("auditor", "?to=2026-11-20T18:31:00.123456Z").body("items", hasSize(0));
        api.get("auditor", "?to=2026-11-20T18:31:00.123457Z").body("items", hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=OPEN",
                "task=SING",
                "primary_fingerprint=v1:7",
                "twin_id=7",
                "from=yesterday",
                "to=7",
                "limit=0",
                "limit=201",
                "cursor=x",
                "order=asc",
                "status=PENDING&status=PENDING"
            })
    void aFaultInTheQueryIsNamed(String query) {
        api.get("auditor", "?" + query)
                .statusCode(400)
                .body("code", equalTo("invalid-query"))
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void pagesGoFromTheNewestThenById() {
        IntStream.range(1, 8).forEach(i -> api.report(Outcomes.vector().in(String.valueOf(i))));
        api.ids(7);
        List<Map<String, String>> all = api.get("auditor", "").extract().path("items");
        var order = all.stream()
                .sorted(Comparator.<Map<String, String>, String>comparing(each -> each.get("created_at"))
                        .reversed()
                        .thenComparing(each -> each.get("id")))
                .map(each -> each.get("id"))
                .toList();

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = api.get("auditor", "?limit=2" + cursor).statusCode(200).extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("next_cursor") == null ? null : "&cursor=" + page.path("next_cursor");
        } while (cursor != null);
        assertThat(seen).isEqualTo(order);
    }

    @Test
    void anOwnersListHasOwnTwinsOnlyAndBuildersSeeNoPerson() {
        api.report(
                Outcomes.vector().in("1").ofTwin(api.twinOf("owner")),
                Outcomes.vector().in("2").ofTwin(api.twinOf("owner2")),
                Outcomes.vector().in("3"));
        api.ids(3);
        decided("1", "verify");

        api.get("owner", "")
                .body("items.correlation_id", contains("1"))
                .body("items[0].corrected_output", equalTo("right"));
        api.get("owner2", "").body("items.correlation_id", contains("2"));
        api.get("owner", "?twin_id=" + Outcomes.TWIN).body("items", hasSize(0));
        for (var role : List.of("builder", "approver-code", "approver-launch", "approver-release")) {
            api.get(role, "?status=VERIFIED")
                    .body("items", hasSize(1))
                    .body("items[0].final_transcript", nullValue())
                    .body("items[0].corrected_output", nullValue())
                    .body("items[0].outcome.user_id", nullValue())
                    .body("items[0].outcome.device_id", nullValue())
                    .body("items[0].outcome.session_id", nullValue())
                    .body("items[0].outcome.provider_call_id", equalTo("call_88"));
            api.get(role, "").body("items.correlation_id", containsInAnyOrder("1", "2", "3"));
        }
        for (var role : List.of("viewer", "runtime")) {
            api.get(role, "").statusCode(403).body("code", equalTo("role-not-allowed"));
        }
    }

    @Test
    void anExportHasTheVerifiedCasesByIdAndTheSameBytesTwice() {
        IntStream.range(1, 6).forEach(i -> api.report(Outcomes.vector().in(String.valueOf(i))));
        api.ids(5);
        IntStream.range(1, 4).forEach(i -> decided(String.valueOf(i), "verify"));
        decided("4", "reject");

        var first = api.get("auditor", "/export?status=VERIFIED")
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asByteArray();
        var second = api.get("auditor", "/export?status=VERIFIED").extract().asByteArray();

        assertThat(second).isEqualTo(first);
        var lines = new String(first, java.nio.charset.StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines).hasSize(4);
        assertThat(lines[3]).isEmpty();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var found = Json.read(lines[i]);
            assertThat(lines[i]).isEqualTo(Json.canonical(found));
            assertThat(found.path("gold_status").textValue()).isEqualTo("VERIFIED");
            assertThat(found.path("corrected_output").textValue()).isEqualTo("right");
            ids.add(found.path("id").textValue());
        }
        assertThat(ids).isSorted();
    }

    @Test
    void anExportGoesOnBehindItsFirstPage() {
        var many = new Failures();
        many.report(
                IntStream.rangeClosed(1, 201)
                        .mapToObj(i -> many.call("c" + i, i))
                        .toList(),
                many.tenant);
        many.cluster(201);
        many.run("update gold_cases set gold_status = 'VERIFIED' where tenant_id = '" + many.tenant + "'");

        var lines = List.of(many.get("auditor", "/gold-cases/export?status=VERIFIED")
                .statusCode(200)
                .extract()
                .asString()
                .split("\n", -1));

        assertThat(lines).hasSize(202).last().isEqualTo("");
        assertThat(lines.subList(0, 201))
                .extracting(line -> Json.read(line).path("id").textValue())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anExportIsNarrowedToo() {
        api.report(
                Outcomes.vector().in("1"),
                Outcomes.vector().in("2").status("ERROR").task("LLM_INTERPRET"));
        api.ids(2);
        decided("1", "verify");
        decided("2", "verify");

        assertThat(export("&task=LLM_INTERPRET")).containsExactly("2");
        assertThat(export("&primary_fingerprint=v1:647af226eda9f6762d47569c836cb9cf0c17eff790da176f1e58d6958cca8fef"))
                .containsExactly("1");
        assertThat(export("&twin_id=" + Outcomes.TWIN)).hasSize(2);
        assertThat(export("&from=2026-11-20T18:31:00.123457Z")).isEmpty();
        assertThat(export("&to=2026-11-20T18:31:00.123457Z")).hasSize(2);
    }

    private List<String> export(String filter) {
        return api.get("auditor", "/export?status=VERIFIED" + filter)
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(line -> Json.read(line).path("correlation_id").textValue())
                .toList();
    }

    @Test
    void onlyVerifiedCasesAreExportedAndOnlyToTheAuditor() {
        for (var query : List.of("", "?status=PENDING", "?status=REJECTED", "?status=ANY", "?task=LLM_INTERPRET")) {
            api.get("auditor", "/export" + query).statusCode(422).body("code", equalTo("gold-case-unverified"));
        }
        api.get("auditor", "/export?status=VERIFIED&task=SING").statusCode(400).body("code", equalTo("invalid-query"));
        api.get("auditor", "/export?status=VERIFIED&limit=1").statusCode(400);
        for (var role : List.of("owner", "viewer", "runtime", "builder", "approver-release")) {
            api.get(role, "/export?status=VERIFIED").statusCode(403).body("code", equalTo("role-not-allowed"));
        }
        assertThat(Tokens.sub("auditor@" + api.tenant)).isNotNull();
    }
}
