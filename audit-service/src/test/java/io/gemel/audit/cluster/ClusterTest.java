package io.gemel.audit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.gemel.platformtest.Answers;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ClusterTest {

    private static final String VERIFYING = "{\"state\": \"VERIFYING\"}";
    private static final String RESOLVED = "{\"state\": \"RESOLVED\", \"resolved_in\": \"1.4.0\"}";

    private final Failures failures = new Failures();

    private static String in(long seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.MICROS).toString();
    }

    private String path(String cluster) {
        return "/failure-clusters/" + cluster;
    }

    @Test
    void casesOfOneCauseAreOneCluster() {
        failures.report(
                failures.call("a", 1).at("2026-11-20T18:31:00.123456Z"),
                failures.call("b", 1).at("2026-11-20T18:30:00Z"),
                failures.call("c", 2).provider("p2").at("2026-11-20T18:33:00Z"));

        var id = failures.cluster(3);
        failures.get("auditor", path(id))
                .statusCode(200)
                .body("id", equalTo(id))
                .body("primary_fingerprint", startsWith("v1:"))
                .body("state", equalTo("OPEN"))
                .body("distinct_turns", equalTo(2))
                .body("recurrence", equalTo(2))
                .body("first_seen", equalTo("2026-11-20T18:30:00.000000Z"))
                .body("last_seen", equalTo("2026-11-20T18:33:00.000000Z"))
                .body("reason_codes", contains(0x44000301))
                .body("secondary_groups.cases", contains(2, 1))
                .body("secondary_groups.distinct_turns", contains(1, 1))
                .body("resolved_in", nullValue())
                .body("resolved_at", nullValue())
                .body("history", hasSize(0));
    }

    @Test
    void aTurnCountsOnceThoughItFailsWithTwoProvidersAndAgain() {
        failures.report(
                failures.call("a", 1),
                failures.call("b", 1).provider("p2"),
                failures.call("c", 1),
                failures.call("d", 1));
        failures.cluster(4);
        failures.report(
                failures.call("e", 1).provider("p2"), failures.call("f", 2).provider("p2"));

        var id = failures.cluster(6);
        failures.get("auditor", path(id))
                .body("distinct_turns", equalTo(2))
                .body("recurrence", equalTo(2))
                .body("secondary_groups.distinct_turns.sum()", equalTo(3));
    }

    @Test
    void theSameOutcomeAgainCountsNothing() {
        failures.report(failures.call("a", 1), failures.call("a", 1), failures.call("b", 2));

        var id = failures.cluster(2);
        failures.get("auditor", path(id)).body("distinct_turns", equalTo(2));
    }

    @Test
    void threeCausesAreThreeClustersAndNoneRecurs() {
        failures.report(
                failures.call("a", 1),
                failures.call("b", 2).reason(7),
                failures.call("c", 3).reason(8));

        failures.awaitClusters(3);
        failures.get("auditor", "/failure-clusters?min_turns=2").body("items", hasSize(0));
    }

    @Test
    void theExplanationIsTheBaseOfTheFingerprint() {
        var id = failures.recurring();

        failures.get("builder", path(id) + "/explanation")
                .statusCode(200)
                .body("algorithm", equalTo("v1"))
                .body("fields.size()", equalTo(6))
                .body("fields.confidence_bucket", equalTo("NOT_JUDGED"))
                .body("fields.event_type", equalTo("TOOL_FAIL"))
                .body("fields.language", equalTo("en"))
                .body("fields.owner", equalTo("PH1.D"))
                .body("fields.reason_code", equalTo(String.valueOf(0x44000301)))
                .body("fields.task", equalTo("LLM_INTERPRET"));
    }

    @Test
    void theMostRecurringComeFirstAndPagesGoOn() {
        var calls = new ArrayList<Failures.Call>();
        for (int cause = 1; cause <= 5; cause++) {
            for (int turn = 1; turn <= (cause + 1) / 2; turn++) {
                calls.add(failures.call("c" + cause + "-" + turn, turn).reason(cause));
            }
        }
        failures.report(calls, failures.tenant);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> failures.get("auditor", "/failure-clusters")
                .body("items.recurrence", contains(3, 2, 2, 1, 1)));
        List<String> all =
                failures.get("auditor", "/failure-clusters").extract().path("items.id");

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = failures.get("auditor", "/failure-clusters?limit=2" + cursor)
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("next_cursor") == null ? null : "&cursor=" + page.path("next_cursor");
        } while (cursor != null);
        assertThat(seen).isEqualTo(all);
        assertThat(all.subList(1, 3)).isSorted();
        failures.get("auditor", "/failure-clusters?min_turns=2").body("items", hasSize(3));
        failures.get("auditor", "/failure-clusters?state=OPEN").body("items", hasSize(5));
        failures.get("auditor", "/failure-clusters?state=RESOLVED").body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=CLOSED", "min_turns=x", "min_turns=-1", "limit=0", "order=id", "cursor=abc"})
    void aFaultInTheQueryIsRefused(String query) {
        failures.get("auditor", "/failure-clusters?" + query).statusCode(400).body("code", equalTo("invalid-query"));
    }

    @Test
    void atMost64GroupsAreShown() {
        var calls = new ArrayList<Failures.Call>();
        IntStream.range(0, 70)
                .forEach(i -> calls.add(failures.call("c" + i, i + 1).provider("p" + i)));
        calls.add(failures.call("again", 1).provider("p69"));
        failures.report(calls, failures.tenant);

        var id = failures.cluster(71);
        var groups = failures.get("auditor", path(id))
                .body("secondary_groups", hasSize(64))
                .body("secondary_groups[0].cases", equalTo(2))
                .extract()
                .<List<String>>path("secondary_groups.secondary_fingerprint");
        assertThat(groups.subList(1, 64)).isSorted();
    }

    @Test
    void anUnknownClusterIsNotFound() {
        for (String path : List.of("", "/explanation", "/builder-input")) {
            failures.get("auditor", path(UUID.randomUUID() + path))
                    .statusCode(404)
                    .body("code", equalTo("cluster-not-found"));
            failures.get("auditor", path("nonsense" + path)).statusCode(404).body("code", equalTo("cluster-not-found"));
        }
        failures.move("auditor", "nonsense", VERIFYING).statusCode(404).body("code", equalTo("cluster-not-found"));
    }

    @Test
    void anotherTenantsClusterIsNotFound() {
        var id = failures.recurring();
        var others = new Failures();

        others.get("auditor", path(id)).statusCode(404).body("code", equalTo("cluster-not-found"));
        others.move("auditor", id, VERIFYING).statusCode(404);
        others.get("auditor", "/failure-clusters").body("items", hasSize(0));
    }

    @Test
    void anOwnerSeesClustersWithACaseOfAnOwnTwinAndTheTenantsNumbers() {
        var theirs = UUID.randomUUID();
        failures.owned(failures.twin, "owner");
        failures.owned(theirs, "owner2");
        failures.report(
                failures.call("a", 1),
                failures.call("b", 2).ofTwin(theirs),
                failures.call("c", 3).ofTwin(theirs).reason(9));
        failures.awaitClusters(2);

        var mine = failures.get("owner", "/failure-clusters")
                .body("items", hasSize(1))
                .extract();
        assertThat(mine.<Integer>path("items[0].cases")).isEqualTo(2);
        failures.get("owner2", "/failure-clusters").body("items", hasSize(2));
        failures.get("owner3", "/failure-clusters").body("items", hasSize(0));
        failures.get("owner", path(mine.path("items[0].id"))).statusCode(200);
        failures.get("owner3", path(mine.path("items[0].id")))
                .statusCode(404)
                .body("code", equalTo("cluster-not-found"));
        failures.get("owner3", path(mine.path("items[0].id")) + "/explanation").statusCode(404);
    }

    @Test
    void anOwnerMovesAClusterOfOwnTwinsOnly() {
        var theirs = UUID.randomUUID();
        failures.owned(failures.twin, "owner");
        failures.report(failures.call("a", 1));
        var id = failures.cluster(1);

        failures.move("owner", id, VERIFYING)
                .statusCode(200)
                .body("history.by", contains(Tokens.sub("owner@" + failures.tenant)));
        failures.move("owner2", id, "{\"state\": \"OPEN\"}").statusCode(404);
        failures.report(failures.call("b", 2).ofTwin(theirs));
        failures.cluster(2);
        failures.move("owner", id, "{\"state\": \"OPEN\"}").statusCode(403).body("code", equalTo("not-the-owner"));
        failures.move("auditor", id, "{\"state\": \"OPEN\"}").statusCode(200);
    }

    @Test
    void aResolutionSaysInWhatAndBeginsTheRecurrenceAgain() {
        var id = failures.recurring();
        failures.move("auditor", id, VERIFYING).statusCode(200).body("state", equalTo("VERIFYING"));

        failures.move(
                        "auditor",
                        id,
                        "{\"state\": \"RESOLVED\", \"resolved_in\": \"1.4.0\", \"note\": \"done\\nat last\"}")
                .statusCode(200)
                .body("state", equalTo("RESOLVED"))
                .body("recurrence", equalTo(0))
                .body("distinct_turns", equalTo(3))
                .body("resolved_in", equalTo("1.4.0"))
                .body("history.from", contains("OPEN", "VERIFYING"))
                .body("history.to", contains("VERIFYING", "RESOLVED"))
                .body("history[1].resolved_in", equalTo("1.4.0"))
                .body("history[1].note", equalTo("done\nat last"));
    }

    @Test
    void aLaterCaseRegressesAndALateOneDoesNot() {
        var id = failures.recurring();
        failures.move("auditor", id, VERIFYING);
        failures.move("auditor", id, RESOLVED).statusCode(200);

        failures.report(failures.call("late", 9).at("2026-11-20T18:40:00Z"));
        failures.cluster(4);
        failures.get("auditor", path(id))
                .body("state", equalTo("RESOLVED"))
                .body("recurrence", equalTo(0))
                .body("distinct_turns", equalTo(4));

        failures.report(
                failures.call("later", 1).at(in(5)), failures.call("later2", 1).at(in(6)));
        failures.cluster(6);
        failures.get("auditor", path(id))
                .body("state", equalTo("REGRESSED"))
                .body("recurrence", equalTo(1))
                .body("distinct_turns", equalTo(4))
                .body("resolved_in", equalTo("1.4.0"))
                .body("history", hasSize(3))
                .body("history[2].from", equalTo("RESOLVED"))
                .body("history[2].to", equalTo("REGRESSED"))
                .body("history[2].by", startsWith("gold_"));
        failures.move("auditor", id, "{\"state\": \"ESCALATED_OPEN\"}")
                .statusCode(200)
                .body("recurrence", equalTo(1));
    }

    @Test
    void aCaseOfTheMomentOfTheResolutionDoesNotRegressItAndTheNextMicrosecondDoes() {
        var id = failures.recurring();
        failures.move("auditor", id, VERIFYING);
        var at = Instant.parse(
                failures.move("auditor", id, RESOLVED).statusCode(200).extract().<String>path("resolved_at"));

        failures.report(failures.call("same", 8).at(at.toString()));
        failures.cluster(4);
        failures.get("auditor", path(id)).body("state", equalTo("RESOLVED")).body("recurrence", equalTo(0));

        failures.report(failures.call("next", 9).at(at.plusNanos(1_000).toString()));
        failures.cluster(5);
        failures.get("auditor", path(id)).body("state", equalTo("REGRESSED")).body("recurrence", equalTo(1));
    }

    @Test
    void aResolutionThatWaitedForACaseIsLaterThanTheCase() throws Exception {
        var id = failures.recurring();
        failures.move("auditor", id, VERIFYING);
        try (var db = PostgresServer.superuser("audit");
                var holding = db.createStatement()) {
            db.setAutoCommit(false);
            holding.execute("select from failure_clusters where id = '" + id + "' for update");
            var moving = CompletableFuture.supplyAsync(() -> failures.move("auditor", id, RESOLVED));
            await().until(ClusterTest::someoneWaits);
            Instant occurred;
            try (var rows = holding.executeQuery("select clock_timestamp()")) {
                rows.next();
                occurred = rows.getObject(1, OffsetDateTime.class).toInstant();
            }
            db.commit();

            var resolved = moving.join().statusCode(200).extract();
            var at = Instant.parse(resolved.<String>path("resolved_at"));
            assertThat(at).isAfter(occurred);
            assertThat(resolved.<String>path("history[1].at")).isEqualTo(resolved.<String>path("resolved_at"));
        }
    }

    private static boolean someoneWaits() throws SQLException {
        try (var db = PostgresServer.superuser("audit");
                var statement = db.createStatement();
                var rows = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                         where wait_event_type = 'Lock' and query like 'select c.id from failure_clusters%'
                        """)) {
            rows.next();
            return rows.getInt(1) == 1;
        }
    }

    @Test
    void aCaseThatClaimsToOccurLaterUndoesTheResolutionAtOnce() {
        failures.report(failures.call("a", 1), failures.call("ahead", 2).at(in(3_600)));
        var id = failures.cluster(2);
        String ahead = failures.get("auditor", "/gold-cases").extract().path("items.find { it.turn_id == '2' }.id");
        failures.move("auditor", id, VERIFYING);

        failures.move("auditor", id, RESOLVED)
                .statusCode(200)
                .body("state", equalTo("REGRESSED"))
                .body("recurrence", equalTo(1))
                .body("resolved_in", equalTo("1.4.0"))
                .body("history.to", contains("VERIFYING", "RESOLVED", "REGRESSED"))
                .body("history[2].by", equalTo(ahead));
    }

    @Test
    void aRegressedClusterIsResolvedOnceMore() {
        var id = failures.recurring();
        failures.move("auditor", id, VERIFYING);
        var first =
                Instant.parse(failures.move("auditor", id, RESOLVED).extract().<String>path("resolved_at"));
        failures.report(failures.call("later", 9).at(first.plusNanos(1_000).toString()));
        failures.cluster(4);
        failures.move("auditor", id, VERIFYING)
                .statusCode(200)
                .body("resolved_in", equalTo("1.4.0"))
                .body("recurrence", equalTo(1));

        var second = failures.move("auditor", id, "{\"state\": \"RESOLVED\", \"resolved_in\": \"1.5.0\"}")
                .statusCode(200)
                .body("state", equalTo("RESOLVED"))
                .body("resolved_in", equalTo("1.5.0"))
                .body("recurrence", equalTo(0))
                .body("distinct_turns", equalTo(4))
                .body("history.to", contains("VERIFYING", "RESOLVED", "REGRESSED", "VERIFYING", "RESOLVED"))
                .body("history.resolved_in", contains(null, "1.4.0", null, null, "1.5.0"))
                .extract();
        assertThat(Instant.parse(second.<String>path("resolved_at"))).isAfter(first);
        failures.report(failures.call("between", 10).at(first.plusNanos(2_000).toString()));
        failures.cluster(5);
        failures.get("auditor", path(id)).body("state", equalTo("RESOLVED")).body("recurrence", equalTo(0));
    }

    @Test
    void clustersAreOrderedAndFilteredByRecurrenceNotByTurns() {
        failures.report(
                failures.call("a", 1),
                failures.call("b", 2),
                failures.call("c", 3),
                failures.call("d", 1).reason(7),
                failures.call("e", 2).reason(7));
        failures.awaitClusters(2);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> failures.get("auditor", "/failure-clusters")
                .body("items.recurrence", contains(3, 2)));
        List<String> ids =
                failures.get("auditor", "/failure-clusters").extract().path("items.id");

        failures.move("auditor", ids.getFirst(), VERIFYING);
        failures.move("auditor", ids.getFirst(), RESOLVED).body("distinct_turns", equalTo(3));
        failures.get("auditor", "/failure-clusters").body("items.id", contains(ids.get(1), ids.get(0)));
        failures.get("auditor", "/failure-clusters?min_turns=1").body("items.id", contains(ids.get(1)));
        failures.get("auditor", "/failure-clusters?min_turns=0").body("items", hasSize(2));
    }

    @Test
    void thereIsNoOtherWay() {
        var ways = List.of(
                "OPEN OPEN",
                "OPEN RESOLVED",
                "OPEN REGRESSED",
                "ESCALATED_OPEN ESCALATED_OPEN",
                "ESCALATED_OPEN OPEN",
                "ESCALATED_OPEN RESOLVED",
                "ESCALATED_OPEN REGRESSED",
                "VERIFYING VERIFYING",
                "VERIFYING ESCALATED_OPEN",
                "VERIFYING REGRESSED",
                "RESOLVED OPEN",
                "RESOLVED ESCALATED_OPEN",
                "RESOLVED VERIFYING",
                "RESOLVED RESOLVED",
                "RESOLVED REGRESSED");
        failures.report(
                IntStream.range(0, ways.size())
                        .mapToObj(i -> failures.call("c" + i, 1).reason(1 + i))
                        .toList(),
                failures.tenant);
        failures.awaitClusters(ways.size());
        List<String> ids =
                failures.get("auditor", "/failure-clusters").extract().path("items.id");
        for (int i = 0; i < ways.size(); i++) {
            var way = ways.get(i).split(" ");
            isNoWay(ids.get(i), way[0], way[1]);
        }
    }

    private void isNoWay(String id, String from, String to) {
        switch (from) {
            case "ESCALATED_OPEN" -> failures.move("auditor", id, "{\"state\": \"ESCALATED_OPEN\"}");
            case "VERIFYING" -> failures.move("auditor", id, VERIFYING);
            case "RESOLVED" -> {
                failures.move("auditor", id, VERIFYING);
                failures.move("auditor", id, RESOLVED);
            }
            default -> {}
        }
        var before = Answers.json(failures.get("auditor", path(id)).extract());
        assertThat(before.path("state").textValue()).isEqualTo(from);

        failures.move("auditor", id, to.equals("RESOLVED") ? RESOLVED : "{\"state\": \"" + to + "\"}")
                .statusCode(409)
                .body("code", equalTo("cluster-transition"));
        var after = Answers.json(failures.get("auditor", path(id)).extract());
        assertThat(after.path("state")).isEqualTo(before.path("state"));
        assertThat(after.path("history")).isEqualTo(before.path("history"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"state\": \"RESOLVED\"} | resolved_in | required",
                "{\"state\": \"RESOLVED\", \"resolved_in\": \" \"} | resolved_in | blank",
                "{\"state\": \"RESOLVED\", \"resolved_in\": \"a\\nb\"} | resolved_in | character",
                "{\"state\": \"VERIFYING\", \"resolved_in\": \"1.4.0\"} | resolved_in | unknown",
                "{\"state\": \"VERIFYING\", \"reason\": \"x\"} | reason | unknown",
                "{\"state\": \"CLOSED\"} | state | set",
                "{\"note\": \"x\"} | state | required",
                "{\"state\": \"VERIFYING\", \"note\": \"\"} | note | blank"
            })
    void aRequestWithAFaultIsRefused(String json, String field, String code) {
        failures.move("auditor", UUID.randomUUID().toString(), json)
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("violations.field", contains(field))
                .body("violations.code", contains(code));
    }

    @Test
    void textsAreBoundedInBytes() {
        failures.report(failures.call("a", 1));
        var id = failures.cluster(1);

        failures.move("auditor", id, "{\"state\": \"VERIFYING\", \"note\": \"%s\"}".formatted("é".repeat(1001)))
                .statusCode(422)
                .body("violations.code", contains("length"));
        failures.move("auditor", id, "{\"state\": \"VERIFYING\", \"note\": \"%s\"}".formatted("é".repeat(1000)))
                .statusCode(200);
        failures.move("auditor", id, "{\"state\": \"RESOLVED\", \"resolved_in\": \"%s\"}".formatted("é".repeat(65)))
                .statusCode(422)
                .body("violations.code", contains("length"));
        failures.move("auditor", id, "{\"state\": \"RESOLVED\", \"resolved_in\": \"%s\"}".formatted("é".repeat(64)))
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update cluster_moves set note = 'x'", "delete from cluster_moves", "truncate cluster_moves"})
    void theHistoryIsOnlyAddedTo(String change) {
        failures.report(failures.call("a", 1));
        failures.move("auditor", failures.cluster(1), VERIFYING).statusCode(200);

        assertThatThrownBy(() -> failures.runAs("app", change)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> failures.runAs("owner", change)).hasMessageContaining("append_only_violation");
    }

    @Test
    void theSameMoveWithItsKeyIsOneMove() {
        failures.report(failures.call("a", 1));
        var id = failures.cluster(1);
        for (int i = 0; i < 2; i++) {
            failures.as("auditor")
                    .header("Idempotency-Key", "k1")
                    .body(VERIFYING)
                    .post(path(id) + "/state")
                    .then()
                    .statusCode(200)
                    .body("history", hasSize(1));
        }
    }
}
