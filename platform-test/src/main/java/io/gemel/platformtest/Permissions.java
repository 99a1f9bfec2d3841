package io.gemel.platformtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The expectations of {@code docs/permissions.csv} for one service: operation, then caller, then allow, deny or own. */
record Permissions(Map<String, Map<String, String>> lines) {

    private static final int FIRST_CALLER = 2;
    private static final List<String> VALUES = List.of("allow", "deny", "own");

    static Permissions of(String svc) {
        List<String> csv = SourceTree.text("docs/permissions.csv").lines().toList();
        String[] head = csv.getFirst().split(",");
        Map<String, Map<String, String>> lines = new TreeMap<>();
        for (String line : csv.subList(1, csv.size())) {
            String[] cells = line.split(",");
            if (cells.length != head.length) {
                throw new AssertionError("docs/permissions.csv: " + line);
            }
            if (cells[1].equals(svc) && lines.put(cells[0], callers(head, cells)) != null) {
                throw new AssertionError("docs/permissions.csv: two lines for " + cells[0]);
            }
        }
        return new Permissions(lines);
    }

    private static Map<String, String> callers(String[] head, String[] cells) {
        var callers = new LinkedHashMap<String, String>();
        for (int i = FIRST_CALLER; i < head.length; i++) {
            if (!VALUES.contains(cells[i])) {
                throw new AssertionError("docs/permissions.csv: " + cells[i]);
            }
            callers.put(head[i], cells[i]);
        }
        return callers;
    }
}
