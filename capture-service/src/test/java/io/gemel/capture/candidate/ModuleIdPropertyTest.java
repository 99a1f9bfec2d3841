package io.gemel.capture.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.capture.clause.Basis;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Module ids fit whatever the owner writes. */
class ModuleIdPropertyTest {

    private static final int FITS_PERSONA_MODULES = 120;
    private static final String FORM = "procedural\\.decision\\.[a-z0-9]([a-z0-9_]{0,59})";

    @Property
    void everyModuleIdFitsWhateverTheOptionIsCalled(@ForAll("labels") String label) {
        fits(new Basis.Sjt(null, "p", null, null, label));
        fits(new Basis.Sjt(null, "p", null, label, "A"));
    }

    @Example
    void theOddestLabelsFit() {
        for (String label : new String[] {
            "a".repeat(200), "\u6279\u51c6".repeat(100), "!?".repeat(100), "\ud83d\ude00".repeat(200), "_-_"
        }) {
            fits(new Basis.Sjt(null, "p", null, null, label));
        }
    }

    @Example
    void capitalsAreLoweredWithoutLocale() {
        assertThat(Slug.of("INSIST I\u0130")).isEqualTo("insist_ii");
    }

    private static void fits(Basis.Sjt judgement) {
        String moduleId = ModuleDraft.of(judgement, null).moduleId();
        assertThat(moduleId).hasSizeLessThanOrEqualTo(FITS_PERSONA_MODULES).matches(FORM);
    }

    @Provide
    Arbitrary<String> labels() {
        var anything = Arbitraries.integers()
                .between(0x20, 0x10FFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .list()
                .ofMinSize(1)
                .ofMaxSize(200)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
        var latin = Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(200);
        return Arbitraries.oneOf(anything, latin);
    }
}
