package io.gemel.personamodel.compiler;

import io.gemel.personamodel.Canonical;
import io.gemel.personamodel.Intents;
import java.util.Locale;
import java.util.TimeZone;

/** Compiles a few hundred generated specs and prints one digest of all plans: for a JVM with another locale and zone. */
final class CompilerProbe {

    private static final int SPECS = 300;

    private CompilerProbe() {}

    public static void main(String... arguments) {
        System.out.println(Locale.getDefault() + " " + TimeZone.getDefault().getID());
        System.out.println(digest());
    }

    static String digest() {
        var all = new StringBuilder();
        for (long seed = 0; seed < SPECS; seed++) {
            var spec = SpecGenerator.of(seed);
            for (String variant : Variant.NAMES) {
                String intent = Intents.ALL.get((int) (seed % Intents.ALL.size()));
                var plan = PromptCompiler.compile(spec, intent, "plan", SpecGenerator.query(seed), variant);
                all.append(plan.digest()).append(Canonical.digest(plan.deterministicRules()));
            }
            all.append(Canonical.digest(spec));
        }
        return Canonical.sha256(all.toString());
    }
}
