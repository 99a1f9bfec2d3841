package io.gemel.capture.gate;

import io.gemel.platform.json.Pointer;
import io.gemel.platform.problem.Violations.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what the gate finds, each once per place, and brings it into the order in which it is reported. */
final class Findings {

    private record Finding(GateCode code, Pointer at) {

        private Violation violation() {
            return new Violation(at.field(), at.toString(), code.name(), code.message());
        }
    }

    private final List<Finding> found = new ArrayList<>();

    void add(GateCode code, Pointer at) {
        found.add(new Finding(code, at));
    }

    Verdict verdict() {
        if (found.isEmpty()) {
            return new Verdict.Pass();
        }
        return new Verdict.Block(found.stream()
                .sorted(Comparator.comparing(Finding::code).thenComparing(Finding::at))
                .map(Finding::violation)
                .toList());
    }
}
