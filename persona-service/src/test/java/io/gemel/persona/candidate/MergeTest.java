package io.gemel.persona.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.schema.SpecRules;
import io.gemel.platform.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

    private static final String ID = "procedural.decision.advice";

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    private static Candidate candidate(int n, String when, String choice, String clause, String confidence) {
        return new Candidate(
                new UUID(0, n),
                new UUID(1, 1),
                ID,
                "advice_or_stance",
                json("{'when': " + when + ", 'do': ['" + choice + "'], 'say_style': {'n': " + n + "}, 'ban': ['b" + n
                        + "']}"),
                List.of(clause),
                new BigDecimal(confidence),
                "sjt",
                new UUID(2, n),
                new UUID(3, 3),
                "draft",
                null,
                null,
                Instant.parse("2026-11-20T18:31:00Z"),
                null,
                null);
    }

    private static Candidate recordedAt(int n, String confidence, String time) {
        var one = candidate(n, "{'s': 1}", "follow_process:" + n, "POL_A_0" + n, confidence);
        return new Candidate(
                one.id(),
                one.twinId(),
                one.moduleId(),
                one.intentLabel(),
                one.moduleData(),
                one.clauseIds(),
                one.confidence(),
                one.sourceEventType(),
                one.sourceEventId(),
                one.trainingSessionId(),
                one.status(),
                null,
                null,
                Instant.parse(time),
                null,
                null);
    }

    private static Settlement settled(List<Candidate> candidates, ObjectNode base, UUID... keep) {
        return Settlement.of(candidates, base.path("procedural_modules"), Set.of(keep));
    }

    private static Merge.Result folded(ObjectNode base, UUID[] keep, Candidate... candidates) {
        return Merge.of(base, settled(List.of(candidates), base, keep));
    }

    private static ObjectNode base(String module) {
        return json("{'procedural_modules': [" + module + "]}");
    }

    @Test
    void equalSituationsMergeInTheOrderOfConfidence() {
        var result = folded(
                Json.object(),
                new UUID[0],
                candidate(1, "{'a': 1, 'b': 2}", "follow_process:x", "POL_A_01", "0.5"),
                candidate(2, "{'b': 2, 'a': 1.0}", "follow_process:y", "POL_A_02", "0.9"));

        assertThat(json(result.spec().toString()))
                .isEqualTo(base("{'id': '" + ID
                        + "', 'priority': 100, 'intent_labels': ['advice_or_stance'], 'when': {'b': 2, 'a': 1.0}, "
                        + "'say_style': {'n': 2}, 'do': ['follow_process:y', 'follow_process:x'], 'ban': ['b2', 'b1'], "
                        + "'clause_ids': ['POL_A_02', 'POL_A_01']}"));
        assertThat(result.merged()).containsExactly(new Merge.Merged(ID, List.of(new UUID(0, 2), new UUID(0, 1))));
    }

    @Test
    void theMoreConfidentComesFirstThenTheNewerThenTheLowerId() {
        var result = folded(
                Json.object(),
                new UUID[0],
                recordedAt(5, "0.7", "2026-11-20T10:00:00Z"),
                recordedAt(4, "0.7", "2026-11-20T10:00:00Z"),
                recordedAt(3, "0.7", "2026-11-20T11:00:00Z"),
                recordedAt(2, "0.70", "2026-11-20T12:00:00Z"),
                recordedAt(1, "0.71", "2026-11-20T09:00:00Z"));

        assertThat(result.merged())
                .containsExactly(new Merge.Merged(
                        ID, List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), new UUID(0, 4), new UUID(0, 5))));
    }

    @Test
    void otherSituationsGetNamesOfTheirOwn() {
        var result = folded(
                Json.object(),
                new UUID[0],
                candidate(1, "{'s': 1}", "prefer_option:x", "POL_A_0A", "0.9"),
                candidate(2, "{'s': 2}", "prefer_option:x", "POL_A_0A", "0.8"),
                candidate(3, "{'s': 3}", "prefer_option:x", "POL_A_0A", "0.7"));

        assertThat(result.promoted())
                .extracting(Merge.Promoted::moduleId)
                .containsExactly(ID, ID + ".0a", ID + "." + new UUID(0, 3));
        assertThat(SpecRules.check(result.spec())).isEmpty();
    }

    @Test
    void theLongestNamesFitAndClauseIdsWithoutDigitsGiveWayToTheCandidate() {
        var longest = "procedural.decision." + "x".repeat(60);
        var base = base("{'id': '" + longest + "'}, {'id': '" + longest + ".cc1592e87b14a6ef'}");
        var one = named(longest, 1, "POL_DECISION_CC1592E87B14A6EF");
        var other = named(longest, 2, "no digits");

        var result = folded(base, new UUID[0], one, other);

        assertThat(result.promoted())
                .extracting(Merge.Promoted::moduleId)
                .containsExactly(longest + "." + one.id(), longest + "." + other.id())
                .allMatch(id -> id.length() <= 120);
        assertThat(result.spec().path("procedural_modules").path(2).path("intent_labels"))
                .isEqualTo(Json.read("[]"));
        assertThat(SpecRules.check(result.spec())).isEmpty();
    }

    private static Candidate named(String moduleId, int n, String clause) {
        return new Candidate(
                new UUID(0, n),
                new UUID(1, 1),
                moduleId,
                null,
                json("{'when': {'n': " + n + "}, 'do': ['follow_process:x']}"),
                List.of(clause),
                new BigDecimal("0.75"),
                "introspection",
                new UUID(2, n),
                new UUID(3, 3),
                "draft",
                null,
                null,
                Instant.parse("2026-11-20T18:31:00Z"),
                null,
                null);
    }

    @Test
    void aModuleOfTheBaseKeepsItsOwnEntriesFirstAndItsStyle() {
        var base = base(
                "{'id': '" + ID
                        + ".0c', 'when': {'s': 1}, 'do': ['prefer_option:x', 'own'], 'say_style': {'own': 1}, 'clause_ids': ['C']}");

        var result = folded(base, new UUID[0], candidate(1, "{'s': 1}", "prefer_option:x", "POL_A_01", "0.5"));

        var module = result.spec().path("procedural_modules").path(0);
        assertThat(result.spec().path("procedural_modules")).hasSize(1);
        assertThat(module.path("do")).isEqualTo(Json.read("[\"prefer_option:x\",\"own\"]"));
        assertThat(module.path("say_style")).isEqualTo(json("{'own': 1}"));
        assertThat(module.path("clause_ids")).isEqualTo(Json.read("[\"C\",\"POL_A_01\"]"));
        assertThat(result.merged()).containsExactly(new Merge.Merged(ID + ".0c", List.of(new UUID(0, 1))));
    }

    @Test
    void contradictionsAreReportedWithBothSides() {
        var base = base("{'id': 'hand.written', 'when': {'s': 1}, 'do': ['prefer_option:z']}");
        var one = candidate(1, "{'s': 1}", "prefer_option:x", "POL_A_01", "0.5");
        var two = candidate(2, "{'s': 1}", "prefer_option:y", "POL_A_02", "0.6");

        assertThat(settled(List.of(one, two), Json.object()).open())
                .containsExactly(new Conflict(json("{'s': 1}"), List.of(two.id(), one.id()), null));
        assertThat(settled(List.of(one), base).open())
                .containsExactly(new Conflict(json("{'s': 1}"), List.of(one.id()), "hand.written"));
        assertThat(settled(List.of(one, two), base, one.id(), two.id()).open()).hasSize(1);
        assertThat(settled(List.of(one), Json.object()).open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "prefer_option:x, prefer_option:y, true",
        "prefer_response_variant:x, prefer_response_variant:y, true",
        "prefer_response_variant:x, either_response_variant, true",
        "either_response_variant, either_response_variant, false",
        "prefer_option:x, prefer_option:x, false",
        "prefer_option:x, follow_process:y, false",
        "follow_process:x, follow_process:y, false"
    })
    void onlyOtherChoicesContradict(String one, String other, boolean contradict) {
        var both = List.of(
                candidate(1, "{'s': 1}", one, "POL_A_01", "0.5"), candidate(2, "{'s': 1}", other, "POL_A_02", "0.6"));

        assertThat(settled(both, Json.object()).open()).hasSize(contradict ? 1 : 0);
    }

    @Test
    void theKeptOnesReplaceWhatTheBaseSaid() {
        var base = base(
                "{'id': 'hand.written', 'priority': 7, 'when': {'s': 1}, 'do': ['prefer_option:z'], 'ban': ['old']}");
        var one = candidate(1, "{'s': 1}", "prefer_option:x", "POL_A_01", "0.5");
        var two = candidate(2, "{'s': 1}", "prefer_option:y", "POL_A_02", "0.6");

        var settlement = settled(List.of(one, two), base, one.id());

        assertThat(settlement.open()).isEmpty();
        assertThat(settlement.archived()).containsExactly(two.id());
        assertThat(settlement.settled()).hasSize(1);
        assertThat(json(Merge.of(base, settlement).spec().toString()))
                .isEqualTo(base("{'id': 'hand.written', 'priority': 7, 'when': {'s': 1}, 'do': ['prefer_option:x'],"
                        + " 'ban': ['b1'], 'say_style': {'n': 1}, 'clause_ids': ['POL_A_01']}"));
    }

    @Property(tries = 200)
    void theOrderOfTheRequestDoesNotMatterAndEveryNameIsItsOwn(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll long seed) {
        var random = new Random(seed);
        var candidates = new ArrayList<Candidate>();
        for (int i = 1; i <= count; i++) {
            candidates.add(candidate(
                    i,
                    "{'s': " + random.nextInt(4) + "}",
                    "follow_process:" + random.nextInt(3),
                    "POL_A_0" + random.nextInt(3),
                    "0." + (1 + random.nextInt(3))));
        }
        var first = Merge.of(Json.object(), settled(candidates, Json.object()));
        Collections.shuffle(candidates, random);

        assertThat(Merge.of(Json.object(), settled(candidates, Json.object()))).isEqualTo(first);
        assertThat(SpecRules.check(first.spec())).isEmpty();
    }
}
