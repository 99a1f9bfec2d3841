package io.gemel.capture.atlas;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Proposals.committed;
import static io.gemel.capture.Proposals.good;
import static io.gemel.capture.Proposals.next;
import static io.gemel.capture.Runs.abort;
import static io.gemel.capture.Runs.complete;
import static io.gemel.capture.Runs.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.contracts.Decisions;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.ChannelRegistry;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DecisionIndexTest {

    private static final String PATH = "/twins/{t}/decision-index";

    @Inject
    ChannelRegistry channels;

    private final UUID twin = Twins.inDirectory("capture", OWNER);

    private Response index() {
        return as("viewer@acme").get(PATH, twin);
    }

    /** The index, once it has everything. */
    private Response fresh() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !index().<Boolean>path("stale"));
        return index();
    }

    private Response rebuilt() {
        String before = index().path("rebuiltAt");
        as(OWNER).post(PATH + "/rebuild", twin).then().statusCode(202).body("requestedAt", notNullValue());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !java.util.Objects.equals(before, index().path("rebuiltAt")));
        return index();
    }

    @Test
    void anUntouchedIndexIsEmptyAndFresh() {
        index().then()
                .statusCode(200)
                .body("items", empty())
                .body("next_cursor", nullValue())
                .body("snapshotId", equalTo(Json.sha256Hex("[]")))
                .body("stale", equalTo(false))
                .body("rebuiltAt", nullValue());
    }

    @Test
    void itChangesAtTheEndOfTheCycleAndNotBefore() {
        String execution = running(twin, OWNER);
        var version = committed(twin, execution, good().set("vaultRefs", Json.read("[\"vault:marker\"]")));
        String root = version.path("rootId");
        assertThat(rebuilt().<List<Object>>path("items")).isEmpty();
        index().then().body("stale", equalTo(true)).body("snapshotId", equalTo(Json.sha256Hex("[]")));
        String endedAt = complete(twin, execution, OWNER).path("endedAt");
        var row = fresh();
        row.then()
                .body("items[0].rootId", equalTo(root))
                .body("items[0].title", equalTo("Prices are quoted net"))
                .body("items[0].domain", equalTo("sales.offers"))
                .body("items[0].strength", equalTo("lock"))
                .body("items[0].currentVersionId", equalTo(version.<String>path("id")))
                .body("items[0].pointer", equalTo("/twins/" + twin + "/decisions/" + root + "/versions/1"))
                .body("items[0].reasonType", equalTo("CONSISTENCY"))
                .body("items[0].hasVaultRefs", equalTo(true))
                .body("items[0].updatedAt", equalTo(endedAt));
        assertThat(row.<Map<String, Object>>path("items[0]")).hasSize(9);
        assertThat(row.asString()).doesNotContain("vault:marker", "docs/offers", "Offers were");
        assertThat(Json.read(as(OWNER).get(row.<String>path("items[0].pointer")).asString()))
                .isEqualTo(Json.read(version.asString()));
    }

    @Test
    void anAbortedCycleEndsTooAndARunningOneShowsOnlyAsStale() {
        String ended = running(twin, OWNER);
        var first = committed(twin, ended, good());
        abort(twin, ended, OWNER).then().statusCode(200);
        String snapshot = fresh().path("snapshotId");
        String runs = running(twin, OWNER);
        var second = committed(twin, runs, next(first).put("title", "Net prices"));
        index().then()
                .body("stale", equalTo(true))
                .body("snapshotId", equalTo(snapshot))
                .body("items.currentVersionId", contains(first.<String>path("id")));
        var rebuilt = rebuilt();
        assertThat(rebuilt.<String>path("snapshotId")).isEqualTo(snapshot);
        complete(twin, runs, OWNER);
        fresh().then()
                .body("rebuiltAt", equalTo(rebuilt.<String>path("rebuiltAt")))
                .body("items.currentVersionId", contains(second.<String>path("id")))
                .body("items.title", contains("Net prices"));
    }

    @Test
    void rebuildsAgreeWithEachOtherAndWithWhatWasBuiltStepByStep() {
        for (int cycle = 0; cycle < 3; cycle++) {
            String execution = running(twin, OWNER);
            var first = committed(twin, execution, good().put("title", "Rule " + cycle));
            committed(
                    twin,
                    execution,
                    next(first).put("title", "Rule " + cycle + " again").set("vaultRefs", Json.read("[]")));
            complete(twin, execution, OWNER);
        }
        var stepwise = fresh();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> index().<List<Object>>path("items").size() == 3);
        var once = rebuilt();
        var twice = rebuilt();
        assertThat(once.<List<Object>>path("items")).isEqualTo(stepwise.path("items"));
        assertThat(once.<String>path("snapshotId"))
                .isEqualTo(stepwise.path("snapshotId"))
                .isEqualTo(twice.path("snapshotId"));
        assertThat(digest(twice)).isEqualTo(twice.<String>path("snapshotId"));
        assertThat(once.<List<String>>path("items.title"))
                .containsExactlyInAnyOrder("Rule 0 again", "Rule 1 again", "Rule 2 again");
        assertThat(once.<List<Boolean>>path("items.hasVaultRefs")).containsOnly(false);
        assertThat(once.<List<String>>path("items.rootId")).isSortedAccordingTo(Collections.reverseOrder());
        var page = as(OWNER).queryParam("limit", 2).get(PATH, twin);
        page.then().body("snapshotId", equalTo(twice.<String>path("snapshotId")));
        as(OWNER)
                .queryParam("limit", 2)
                .queryParam("cursor", page.<String>path("next_cursor"))
                .get(PATH, twin)
                .then()
                .body("items.rootId", contains(twice.<String>path("items[2].rootId")))
                .body("next_cursor", nullValue());
    }

    @Test
    void aRebuildIsSaidToTheServiceItself() {
        String requestedAt = as(OWNER).post(PATH + "/rebuild", twin).path("requestedAt");
        await().atMost(Duration.ofSeconds(30)).until(() -> saidOf(twin) == 1);
        var record = Records.all(Decisions.TOPIC.name()).stream()
                .filter(each -> twin.toString().equals(each.key()))
                .findFirst()
                .orElseThrow();
        var event = Json.read(new String(record.value(), StandardCharsets.UTF_8));
        assertThat(event.get("type").textValue()).isEqualTo("io.gemel.capture.decision-index.rebuild-requested.v1");
        assertThat(event.get("data"))
                .isEqualTo(Json.object()
                        .put("twin_id", twin.toString())
                        .put("requested_by", Tokens.sub(OWNER))
                        .put("requested_at", requestedAt));
    }

    @Test
    void onlyTitlesWithEveryWordAreFound() {
        String execution = running(twin, OWNER);
        committed(twin, execution, good().put("title", "Prices are quoted net"));
        committed(
                twin,
                execution,
                good().put("title", "Net weight").put("domain", "global").put("strength", "axis"));
        complete(twin, execution, OWNER);
        fresh();
        found("q", "NET").containsExactlyInAnyOrder("Prices are quoted net", "Net weight");
        found("q", "net prices").containsExactly("Prices are quoted net");
        found("q", "net price").isEmpty();
        found("q", "x".repeat(200)).isEmpty();
        found("q", "' | net & ! (").containsExactlyInAnyOrder("Prices are quoted net", "Net weight");
        found("domain", "global").containsExactly("Net weight");
        found("strength", "lock").containsExactly("Prices are quoted net");
    }

    private org.assertj.core.api.ListAssert<String> found(String name, String value) {
        var answer = as(OWNER).queryParam(name, value).get(PATH, twin);
        answer.then().statusCode(200);
        return assertThat(answer.<List<String>>path("items.title"));
    }

    @ParameterizedTest
    @CsvSource({"q,' '", "q,\u00a0", "q,'\ufeff '", "domain,A", "strength,hard", "more,1"})
    void aBadFilterIsAFaultOfTheQuery(String name, String value) {
        as(OWNER).queryParam(name, value).get(PATH, twin).then().statusCode(400).body("code", equalTo("invalid-query"));
        as(OWNER).queryParam("q", "x".repeat(201)).get(PATH, twin).then().statusCode(400);
        as(OWNER)
                .urlEncodingEnabled(false)
                .get("/twins/" + twin + "/decision-index?q=a%00b")
                .then()
                .statusCode(400);
    }

    @Test
    void nobodyButTheOwnerRebuilds() {
        as("owner2@acme").post(PATH + "/rebuild", twin).then().statusCode(403).body("code", equalTo("not-the-owner"));
        as("runtime@acme")
                .post(PATH + "/rebuild", twin)
                .then()
                .statusCode(403)
                .body("code", equalTo("role-not-allowed"));
        as("owner2@acme").get(PATH, twin).then().statusCode(200);
    }

    @Test
    void aFailingUpdateIsRetriedAndRollsNoDecisionBack() throws SQLException {
        superuser("create or replace function fail_" + name() + "() returns trigger language plpgsql as $$ begin"
                + " if new.twin_id = '" + twin
                + "' then raise exception 'away' using errcode = '40001'; end if; return new; end $$");
        superuser("create trigger fail_" + name()
                + " before insert on decision_index for each row execute function fail_" + name() + "()");
        double before = failures();
        String execution = running(twin, OWNER);
        var version = committed(twin, execution, good());
        complete(twin, execution, OWNER).then().statusCode(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> failures() > before + 1);
        index().then().body("stale", equalTo(true)).body("items", empty());
        as(OWNER)
                .get("/twins/{t}/decisions/{r}", twin, version.path("rootId"))
                .then()
                .statusCode(200);
        superuser("drop trigger fail_" + name() + " on decision_index");
        fresh().then().body("items.currentVersionId", contains(version.<String>path("id")));
    }

    @Test
    void whileItsConsumerIsPausedItIsStaleAndSaysSo() {
        String execution = running(twin, OWNER);
        var consumer = channels.getPausable("capture-decisions");
        consumer.pause();
        try {
            var version = committed(twin, execution, good());
            complete(twin, execution, OWNER).then().statusCode(200);
            as(OWNER).post(PATH + "/rebuild", twin).then().statusCode(202);
            await().atMost(Duration.ofSeconds(30)).until(() -> saidOf(twin) == 3);
            assertThat(consumer.isPaused()).isTrue();
            index().then()
                    .body("stale", equalTo(true))
                    .body("items", empty())
                    .body("snapshotId", equalTo(Json.sha256Hex("[]")))
                    .body("rebuiltAt", nullValue());
            as(OWNER)
                    .get("/twins/{t}/decisions/{r}", twin, version.path("rootId"))
                    .then()
                    .statusCode(200);
            consumer.resume();
            fresh().then().body("items.currentVersionId", contains(version.<String>path("id")));
        } finally {
            consumer.resume();
        }
    }

    private static long saidOf(UUID twin) {
        return Records.all(Decisions.TOPIC.name()).stream()
                .filter(record -> new String(record.value(), StandardCharsets.UTF_8).contains(twin.toString()))
                .count();
    }

    private String name() {
        return twin.toString().replace("-", "");
    }

    private static void superuser(String sql) throws SQLException {
        try (var connection = PostgresServer.superuser("capture");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double failures() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("gemel_decision_index_failures_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String digest(Response index) {
        var rows = new ArrayList<ObjectNode>();
        Json.read(index.asString()).get("items").forEach(row -> rows.add((ObjectNode) row));
        rows.sort(java.util.Comparator.comparing(row -> row.get("rootId").textValue()));
        var array = Json.mapper().createArrayNode();
        rows.forEach(row -> array.add(row.without("updatedAt")));
        return Json.sha256Hex(Json.canonical(array));
    }
}
