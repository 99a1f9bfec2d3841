package io.gemel.audit.remediation;

import io.gemel.audit.remediation.GateScenario.Act;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the promotion gate must say, written from docs/rules/failures.md and not from the function: people are assigned to places one after
 * another, trying every assignment.
 */
record GateOracle(List<String> reasons) {

    static GateOracle of(String changeClass, List<GateScenario> gates, boolean distinct) {
        var places = new ArrayList<Set<String>>();
        var reasons = new ArrayList<String>();
        for (int gate = 0; gate < gates.size(); gate++) {
            var latest = latest(gates.get(gate).acts(gate));
            var left = left(latest);
            int wanted = gate == 0 && changeClass.equals("C") ? 2 : 1;
            for (int place = 0; place < wanted; place++) {
                places.add(left);
            }
            var own = own(latest, left, gate, wanted);
            reasons.add(
                    own != null
                            ? own
                            : distinct && !fill(places, 0, new HashSet<>()) ? "approver-counted-elsewhere" : "open");
        }
        return new GateOracle(List.copyOf(reasons));
    }

    private static Map<String, Act> latest(List<Act> acts) {
        var latest = new LinkedHashMap<String, Act>();
        for (Act act : acts) {
            if (act.submission() == 3 && act.digest().equals(GateScenario.NEW) && !act.elsewhere()) {
                latest.put(act.by(), act);
            }
        }
        return latest;
    }

    private static Set<String> left(Map<String, Act> latest) {
        var left = new HashSet<String>();
        latest.forEach((person, act) -> {
            if (act.approves() && !act.expired() && !person.equals("proposer") && !person.equals("editor")) {
                left.add(person);
            }
        });
        return left;
    }

    private static String own(Map<String, Act> latest, Set<String> left, int gate, int wanted) {
        var acts = latest.values();
        if (acts.stream().anyMatch(act -> !act.approves())) {
            return "proof-denied";
        }
        if (acts.isEmpty()) {
            return "proof-absent";
        }
        if (acts.stream().allMatch(Act::expired)) {
            return "proof-expired";
        }
        if (left.isEmpty()) {
            return "approver-is-proposer";
        }
        return gate == 0 && left.size() < wanted ? "second-person-missing" : null;
    }

    /** Whether every place can have somebody whom no other place has. */
    private static boolean fill(List<Set<String>> places, int place, Set<String> taken) {
        if (place == places.size()) {
            return true;
        }
        for (String person : places.get(place)) {
            if (taken.add(person)) {
                if (fill(places, place + 1, taken)) {
                    return true;
                }
                taken.remove(person);
            }
        }
        return false;
    }

    boolean open() {
        return reasons.stream().allMatch("open"::equals);
    }

    /** The first closed gate and why. */
    String first() {
        for (int gate = 0; gate < reasons.size(); gate++) {
            if (!reasons.get(gate).equals("open")) {
                return Proposals.GATES.get(gate) + " " + reasons.get(gate);
            }
        }
        return "none";
    }
}
