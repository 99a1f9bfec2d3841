package io.gemel.capture.decision;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Proposals.committed;
import static io.gemel.capture.Proposals.good;
import static io.gemel.capture.Proposals.next;
import static io.gemel.capture.Runs.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DecisionTest {

    private static final String PATH = "/twins/{t}/decisions";
    private static final String VIEWER = "viewer@acme";

    private final UUID twin = Twins.inDirectory("capture", OWNER);
    private String execution;

    @BeforeEach
    void anExecutionRuns() {
        execution = running(twin, OWNER);
    }

    private Response decision(String domain, String strength) {
        return committed(twin, execution, good().put("domain", domain).put("strength", strength));
    }

    private static String id(Response version) {
        return version.path("id");
    }

    @Test
    void aListShowsActiveVersionsNewestFirstOrAll() {
        var first = decision("sales", "lock");
        var other = decision("coding", "axis");
        var second =
                committed(twin, execution, next(first).put("domain", "sales").put("strength", "normal"));
        as(VIEWER)
                .get(PATH, twin)
                .then()
                .statusCode(200)
                .body("items.id", contains(id(second), id(other)))
                .body("next_cursor", nullValue());
        as("runtime@acme")
                .queryParam("include", "all")
                .get(PATH, twin)
                .then()
                .body("items.id", contains(id(second), id(other), id(first)));
        as(VIEWER)
                .queryParam("include", "active")
                .queryParam("domain", "sales")
                .get(PATH, twin)
                .then()
                .body("items.id", contains(id(second)));
        as(VIEWER).queryParam("strength", "lock").get(PATH, twin).then().body("items", empty());
        as(VIEWER)
                .queryParam("strength", "lock")
                .queryParam("include", "all")
                .get(PATH, twin)
                .then()
                .body("items.id", contains(id(first)));
        var page = as(VIEWER).queryParam("limit", 1).get(PATH, twin);
        as(VIEWER)
                .queryParam("limit", 1)
                .queryParam("cursor", page.<String>path("next_cursor"))
                .get(PATH, twin)
                .then()
                .body("items.id", contains(id(other)))
                .body("next_cursor", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"domain,Sales", "domain,a.b.c.d", "strength,hard", "include,none", "limit,0", "more,1"})
    void aBadFilterIsAFaultOfTheQuery(String name, String value) {
        as(VIEWER)
                .queryParam(name, value)
                .get(PATH, twin)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-query"))
                .body("violations.field", contains(name));
    }

    @Test
    void aChainIsReadWholeAndVersionByVersion() {
        var first = decision("sales", "lock");
        var second = committed(twin, execution, next(first));
        var third = committed(twin, execution, next(second));
        String root = id(first);
        as(VIEWER)
                .get(PATH + "/{r}", twin, root)
                .then()
                .statusCode(200)
                .body("id", equalTo(id(third)))
                .body("version", equalTo(3));
        as(VIEWER)
                .get(PATH + "/{r}/versions", twin, root)
                .then()
                .body("items.version", contains(3, 2, 1))
                .body("items.isActive", contains(true, false, false));
        var page = as(VIEWER).queryParam("limit", 2).get(PATH + "/{r}/versions", twin, root);
        page.then().body("items.version", contains(3, 2));
        as(VIEWER)
                .queryParam("limit", 2)
                .queryParam("cursor", page.<String>path("next_cursor"))
                .get(PATH + "/{r}/versions", twin, root)
                .then()
                .body("items.version", contains(1));
        var old = as("auditor@acme").get(PATH + "/{r}/versions/1", twin, root);
        old.then().statusCode(200).body("isActive", equalTo(false));
        assertThat(Json.read(old.asString().replace("\"isActive\":false", "\"isActive\":true")))
                .isEqualTo(Json.read(first.asString()));
    }

    @ParameterizedTest
    @CsvSource({
        "/nonsense",
        "/nonsense/versions",
        "/R/versions/0",
        "/R/versions/4",
        "/R/versions/01",
        "/R/versions/x",
        "/R/versions/99999999999",
        "/U",
        "/U/versions",
        "/U/versions/1"
    })
    void whatIsNotThereIsNotFound(String path) {
        String root = id(decision("sales", "lock"));
        as(VIEWER)
                .get(PATH + path.replace("/R", "/" + root).replace("/U", "/" + UUID.randomUUID()), twin)
                .then()
                .statusCode(404)
                .body("code", equalTo("decision-not-found"));
    }

    @Test
    void aDecisionOfAnotherTwinOrTenantIsNotFound() {
        String root = id(decision("sales", "lock"));
        var elsewhere = Twins.inDirectory("capture", OWNER);
        for (String path : List.of("/{r}", "/{r}/versions", "/{r}/versions/1")) {
            as(OWNER)
                    .get(PATH + path, elsewhere, root)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("decision-not-found"));
            as("owner@globex")
                    .get(PATH + path, twin, root)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("twin-not-found"));
        }
    }

    @Test
    void theContextIsGlobalAxisThenTheDomainsOwnByStrength() {
        var made = new ArrayList<String>();
        for (String each : List.of(
                "coding normal",
                "coding lock",
                "coding axis",
                "global normal",
                "global lock",
                "global axis",
                "coding.java axis",
                "sales axis",
                "coding axis",
                "global axis")) {
            made.add(id(decision(each.split(" ")[0], each.split(" ")[1])));
        }
        context("coding")
                .then()
                .body("domain", equalTo("coding"))
                .body(
                        "items.rootId",
                        contains(
                                sorted(made, 5, 9).get(0),
                                sorted(made, 5, 9).get(1),
                                sorted(made, 2, 8).get(0),
                                sorted(made, 2, 8).get(1),
                                made.get(1),
                                made.get(0)));
        context("global")
                .then()
                .body(
                        "items.rootId",
                        contains(sorted(made, 5, 9).get(0), sorted(made, 5, 9).get(1), made.get(4), made.get(3)));
        as(VIEWER)
                .get("/twins/{t}/decision-context", twin)
                .then()
                .body("domain", nullValue())
                .body("items.rootId", contains(sorted(made, 5, 9).toArray()));
        context("none").then().body("items", hasSize(2));
        as(VIEWER)
                .queryParam("domain", "A")
                .get("/twins/{t}/decision-context", twin)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-query"));
    }

    @Test
    void aVersionThatWasReplacedDoesNotApply() {
        var first = decision("coding", "lock");
        committed(twin, execution, next(first).put("domain", "sales"));
        context("coding").then().body("items", empty());
    }

    @Test
    void moreThanFiveHundredAreTooMany() throws SQLException {
        fill(id(decision("coding", "lock")), 499);
        context("coding").then().statusCode(200).body("items", hasSize(500));
        decision("coding", "normal");
        context("coding").then().statusCode(422).body("code", equalTo("too-many-decisions"));
    }

    private Response context(String domain) {
        return as(VIEWER).queryParam("domain", domain).get("/twins/{t}/decision-context", twin);
    }

    private static List<String> sorted(List<String> ids, int one, int other) {
        var both = new ArrayList<>(List.of(ids.get(one), ids.get(other)));
        Collections.sort(both);
        return both;
    }

    private static void fill(String like, int count) throws SQLException {
        try (var connection = PostgresServer.superuser("capture");
                var insert = connection.prepareStatement("""
                        insert into decision_versions (tenant_id, id, root_id, version, twin_id, execution_id, title, text, domain, strength,
                                                       is_active, reason, evidence_refs, created_by, created_at)
                        select v.tenant_id, n.id, n.id, 1, v.twin_id, v.execution_id, v.title, v.text, v.domain, v.strength,
                               true, v.reason, v.evidence_refs, v.created_by, v.created_at
                          from decision_versions v, lateral (select uuidv7() as id, g from generate_series(1, ?) g) n
                         where v.id = ?::uuid
                        """)) {
            insert.setInt(1, count);
            insert.setString(2, like);
            insert.executeUpdate();
        }
    }
}
