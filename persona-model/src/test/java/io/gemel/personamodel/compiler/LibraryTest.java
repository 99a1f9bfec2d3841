package io.gemel.personamodel.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.personamodel.Specs;
import org.junit.jupiter.api.Test;

class LibraryTest {

    @Test
    void onePreparedPlanServesManyQueriesAsIfEachWereCompiledAlone() {
        var spec = Specs.of("""
                {'faq_library': [{'question': 'alpha beta', 'answer': 'one'}, {'question': 'gamma', 'answer': 'two'}],
                 'canonical_examples': [{'prompt': 'alpha', 'response': 'three'}, {'prompt': 'gamma', 'response': 'four'}]}""");
        var prepared = PromptCompiler.prepare(new Library(spec), null, null, "baseline_v1");

        for (var query : new String[] {"alpha", "gamma", null, "delta", "alpha"}) {
            assertThat(prepared.with(query)).isEqualTo(PromptCompiler.compile(spec, null, null, query, "baseline_v1"));
        }
        assertThat(prepared.with("alpha").text()).contains("one", "three").doesNotContain("two", "four");
    }
}
