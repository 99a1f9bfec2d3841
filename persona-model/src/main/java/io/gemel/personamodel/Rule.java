package io.gemel.personamodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a JSON value must be; rules are composed into the schema of a document. */
@FunctionalInterface
public interface Rule {

    /** Adds every fault of {@code value}, which is neither absent nor null. */
    void check(JsonNode value, String pointer, Faults faults);

    /** Any JSON value with exact numbers and no control characters. */
    static Rule any() {
        return FreeForm::check;
    }

    /** An object with any members. */
    static Rule free() {
        return (value, at, faults) -> {
            if (value.isObject()) {
                FreeForm.check(value, at, faults);
            } else {
                faults.add(at, "type", "must be an object");
            }
        };
    }

    /** At most that many bytes in canonical form; asked last, as a faulty document may have none. */
    static Rule atMost(int bytes) {
        return (value, at, faults) -> {
            if (faults.count() == 0 && Canonical.bytes(value) > bytes) {
                faults.add(at, "length", "must have at most " + bytes + " bytes");
            }
        };
    }

    /** A text that may be blank. */
    static Rule text(int most) {
        return (value, at, faults) -> {
            if (!value.isTextual()) {
                faults.add(at, "type", "must be a text");
                return;
            }
            FreeForm.check(value, at, faults);
            if (value.textValue().codePointCount(0, value.textValue().length()) > most) {
                faults.add(at, "length", "must have at most " + most + " characters");
            }
        };
    }

    /** A text with something in it. */
    static Rule filled(int most) {
        return text(most).and((value, at, faults) -> {
            if (value.isTextual() && value.textValue().isBlank()) {
                faults.add(at, "blank", "must not be blank");
            }
        });
    }

    /** A text of that form. */
    static Rule form(Pattern form) {
        return (value, at, faults) -> {
            if (!value.isTextual()) {
                faults.add(at, "type", "must be a text");
            } else if (!form.matcher(value.textValue()).matches()) {
                faults.add(at, "format", "must match " + form.pattern());
            }
        };
    }

    /** One of some texts. */
    static Rule oneOf(Iterable<String> set) {
        return (value, at, faults) -> {
            for (String one : set) {
                if (one.equals(value.textValue())) {
                    return;
                }
            }
            faults.add(at, value.isTextual() ? "set" : "type", "must be one of " + String.join(", ", set));
        };
    }

    /** true or false. */
    static Rule bool() {
        return (value, at, faults) -> {
            if (!value.isBoolean()) {
                faults.add(at, "type", "must be true or false");
            }
        };
    }

    /** An integer within bounds; 5.0 is none. */
    static Rule integer(long least, long most) {
        return (value, at, faults) -> {
            if (!value.isIntegralNumber()) {
                faults.add(at, "type", "must be an integer");
            } else if (!within(value.decimalValue(), BigDecimal.valueOf(least), BigDecimal.valueOf(most))) {
                faults.add(at, "range", "must be " + least + " to " + most);
            }
        };
    }

    /** A number within bounds. */
    static Rule number(String least, String most) {
        return (value, at, faults) -> {
            if (!value.isNumber()) {
                faults.add(at, "type", "must be a number");
                return;
            }
            int before = faults.count();
            FreeForm.check(value, at, faults);
            if (faults.count() == before
                    && !within(value.decimalValue(), new BigDecimal(least), new BigDecimal(most))) {
                faults.add(at, "range", "must be " + least + " to " + most);
            }
        };
    }

    private static boolean within(BigDecimal value, BigDecimal least, BigDecimal most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    /** A list of at most that many. */
    static Rule list(int most, Rule each) {
        return (value, at, faults) -> {
            if (!value.isArray()) {
                faults.add(at, "type", "must be a list");
                return;
            }
            if (value.size() > most) {
                faults.add(at, "count", "must have at most " + most + " entries");
            }
            for (int i = 0; i < value.size(); i++) {
                faults.required(value.get(i), at + "/" + i, each);
            }
        };
    }

    /** A map of at most that many, from keys of a form. */
    static Rule map(int most, Pattern key, Rule each) {
        return (value, at, faults) -> {
            if (!value.isObject()) {
                faults.add(at, "type", "must be an object");
                return;
            }
            if (value.size() > most) {
                faults.add(at, "count", "must have at most " + most + " members");
            }
            value.properties().forEach(member -> {
                String place = Faults.member(at, member.getKey());
                FreeForm.name(member.getKey(), place, faults);
                if (!key.matcher(member.getKey()).matches()) {
                    faults.add(place, "format", "its name must match " + key.pattern());
                }
                faults.required(member.getValue(), place, each);
            });
        };
    }

    /** A closed object; members named in {@code required} must be given. */
    static Rule object(Set<String> required, Map<String, Rule> members) {
        return new Members(required, members, false);
    }

    /** An object with members of that form and any others. */
    static Rule open(Map<String, Rule> members) {
        return new Members(Set.of(), members, true);
    }

    /** This rule, then another. */
    default Rule and(Rule then) {
        return (value, at, faults) -> {
            check(value, at, faults);
            then.check(value, at, faults);
        };
    }
}
