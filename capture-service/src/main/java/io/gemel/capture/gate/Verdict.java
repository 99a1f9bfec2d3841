package io.gemel.capture.gate;

import io.gemel.platform.problem.Violations.Violation;
import java.util.List;

/** What the gate says of a proposal; nothing and nobody turns a block into a pass. */
public sealed interface Verdict {

    /** The proposal may be committed. */
    record Pass() implements Verdict {}

    /**
     * It may not.
     *
     * @param violations all of them, by the order of the rules, then by field
     */
    record Block(List<Violation> violations) implements Verdict {
        public Block {
            violations = List.copyOf(violations);
        }
    }
}
