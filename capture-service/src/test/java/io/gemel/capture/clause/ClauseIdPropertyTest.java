package io.gemel.capture.clause;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Clause ids as content addresses: what counts changes them, nothing else does. */
class ClauseIdPropertyTest {

    @Property
    void anyChangeOfAMemberOfASituationalJudgementGivesAnotherId(
            @ForAll("texts") List<String> x, @ForAll("maybe") @Nullable String intent) {
        String p = x.get(0);
        String q = x.get(1);
        differ(
                new Basis.Sjt(intent, p, p, p, p),
                new Basis.Sjt(q + "!", p, p, p, p),
                new Basis.Sjt(intent, q, p, p, p),
                new Basis.Sjt(intent, p, q, p, p),
                new Basis.Sjt(intent, p, null, p, p),
                new Basis.Sjt(intent, p, p, q, p),
                new Basis.Sjt(intent, p, p, null, p),
                new Basis.Sjt(intent, p, p, p, q));
    }

    @Property
    void anyChangeOfAMemberOfAPreferenceGivesAnotherId(@ForAll("texts") List<String> x) {
        String p = x.get(0);
        var a = new Basis.Pairwise.Text(null, p);
        var b = new Basis.Pairwise.Text(x.get(1), x.get(1));
        differ(
                new Basis.Pairwise(a, b, null, "a", p, null),
                new Basis.Pairwise(b, a, null, "a", p, null),
                new Basis.Pairwise(a, a, null, "a", p, null),
                new Basis.Pairwise(new Basis.Pairwise.Text("", p), b, null, "a", p, null),
                new Basis.Pairwise(a, b, "meta_or_system", "a", p, null),
                new Basis.Pairwise(a, b, null, "b", p, null),
                new Basis.Pairwise(a, b, null, "tie", p, null),
                new Basis.Pairwise(a, b, null, "a", x.get(1), null),
                new Basis.Pairwise(a, b, null, "a", p, p));
    }

    @Property
    void anyChangeOfAMemberOfAnIntrospectionGivesAnotherId(
            @ForAll("texts") List<String> x, @ForAll("bounds") ObjectNode thresholds) {
        String p = x.get(0);
        String q = x.get(1);
        differ(
                new Basis.Introspection(p, null, p, thresholds),
                new Basis.Introspection(q, null, p, thresholds),
                new Basis.Introspection(p, "meta_or_system", p, thresholds),
                new Basis.Introspection(p, null, q, thresholds),
                new Basis.Introspection(p, null, p, null),
                new Basis.Introspection(p, null, p, thresholds.deepCopy().put("another", 1)));
    }

    @Property
    void neitherTheOrderOfThresholdsNorTheirWhiteSpaceMatters(
            @ForAll("texts") List<String> x, @ForAll("bounds") ObjectNode thresholds) {
        var reversed = Json.object();
        thresholds.properties().stream()
                .toList()
                .reversed()
                .forEach(entry -> reversed.set(entry.getKey(), entry.getValue()));
        var spaced = Json.read(reversed.toPrettyString().replace("\n", "\r\n\t "));
        var id = ClauseId.of(new Basis.Introspection(x.get(0), null, x.get(1), thresholds));
        assertThat(ClauseId.of(new Basis.Introspection(x.get(0), null, x.get(1), reversed)))
                .isEqualTo(id);
        assertThat(ClauseId.of(new Basis.Introspection(x.get(0), null, x.get(1), spaced)))
                .isEqualTo(id);
    }

    @Property
    void anIdHasItsPrefixAndSixteenDigits(@ForAll("texts") List<String> x) {
        assertThat(ClauseId.of(new Basis.Sjt(null, x.get(0), null, null, x.get(1)))
                        .value())
                .matches("POL_DECISION_[0-9A-F]{16}");
    }

    private static void differ(Basis... bases) {
        assertThat(List.of(bases)).extracting(ClauseId::of).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return text().list().uniqueElements().ofSize(2);
    }

    @Provide
    Arbitrary<String> maybe() {
        return text().injectNull(0.3);
    }

    @Provide
    Arbitrary<ObjectNode> bounds() {
        var names = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("_.-")
                .ofMinLength(1)
                .ofMaxLength(12);
        var numbers = Arbitraries.longs().between(-(1L << 53) + 1, (1L << 53) - 1);
        return Arbitraries.maps(names, Combinators.combine(numbers, text()).as(List::of))
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(ClauseIdPropertyTest::bounds);
    }

    private static ObjectNode bounds(java.util.Map<String, ? extends List<?>> entries) {
        var bounds = Json.object();
        entries.forEach((name, pair) -> {
            bounds.put(name, (Long) pair.get(0));
            bounds.put(name + "-text", (String) pair.get(1));
        });
        bounds.remove("another");
        return bounds;
    }

    private static Arbitrary<String> text() {
        return Arbitraries.integers()
                .between(0x20, 0x10FFFF)
                .filter(c -> (c < 0x7F || c > 0x9F) && (c < 0xD800 || c > 0xDFFF))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }
}
