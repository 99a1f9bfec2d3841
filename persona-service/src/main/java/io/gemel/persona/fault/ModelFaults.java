package io.gemel.persona.fault;

import io.gemel.personamodel.Violation;
import io.gemel.platform.json.Pointer;
import io.gemel.platform.problem.Violations;
import java.util.List;

/** Turns faults of a document into violations of the request that carried it. */
public final class ModelFaults {

    private ModelFaults() {}

    /** Adds {@code faults} of the document that stands {@code at} that place. */
    public static void into(Violations violations, Pointer at, List<Violation> faults) {
        faults.forEach(fault -> violations.add(place(at, fault.pointer()), fault.code(), fault.message()));
    }

    private static Pointer place(Pointer at, String pointer) {
        Pointer place = at;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            place = step.matches("[0-9]{1,9}")
                    ? place.index(Integer.parseInt(step))
                    : place.member(step.replace("~1", "/").replace("~0", "~"));
        }
        return place;
    }
}
