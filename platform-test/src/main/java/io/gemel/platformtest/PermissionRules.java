package io.gemel.platformtest;

import io.gemel.platformtest.RunningService.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every operation of the running service against {@code docs/permissions.csv}: nine callers, the twin's tenant and another. */
public final class PermissionRules {

    private static final String OURS = "@acme";
    private static final String OTHERS = "@globex";
    private static final Set<String> REFUSALS =
            Set.of("role-not-allowed", "not-the-owner", "roles-conflict", "tenant-missing", "human-required");

    private final RunningService service = new RunningService();
    private final List<String> faults = new ArrayList<>();

    private PermissionRules() {}

    /** Checks the service that Quarkus runs for this test. */
    public static void check(String svc) {
        var rules = new PermissionRules();
        var operations = Operation.of(rules.service.openApi());
        var lines = Permissions.of(svc).lines();
        rules.sameNames(operations, lines.keySet());
        for (Operation operation : operations) {
            var callers = lines.get(operation.id());
            if (callers != null) {
                UUID twin =
                        svc.equals("persona") ? Twins.created("owner" + OURS) : Twins.inDirectory(svc, "owner" + OURS);
                rules.walk(operation, callers, twin);
            }
        }
        if (!rules.faults.isEmpty()) {
            throw new AssertionError(String.join("\n", rules.faults));
        }
    }

    private void sameNames(List<Operation> operations, Set<String> lines) {
        var names = new TreeSet<String>();
        for (Operation operation : operations) {
            if (!names.add(operation.id())) {
                faults.add(operation.id() + ": two operations");
            }
            if (!lines.contains(operation.id())) {
                faults.add(operation.id() + ": no line in docs/permissions.csv");
            }
        }
        lines.stream().filter(line -> !names.contains(line)).forEach(line -> faults.add(line + ": no such operation"));
    }

    private void walk(Operation operation, Map<String, String> callers, UUID twin) {
        expect(operation, "nobody", call(operation, twin, null), 401, "unauthenticated");
        callers.forEach((caller, value) -> {
            inTheTwinsTenant(operation, caller, value, call(operation, twin, Tokens.of(caller + OURS)));
            inAnotherTenant(operation, caller, value, twin);
        });
    }

    private void inTheTwinsTenant(Operation operation, String caller, String value, Reply reply) {
        switch (value) {
            case "deny" -> expect(operation, caller, reply, 403, "role-not-allowed");
            case "own" -> expect(operation, caller, reply, 403, "not-the-owner");
            default -> admitted(operation, caller, reply);
        }
    }

    private void inAnotherTenant(Operation operation, String caller, String value, UUID twin) {
        String token = Tokens.of(caller + OTHERS);
        Reply foreign = call(operation, twin, token);
        if (value.equals("deny")) {
            expect(operation, caller + OTHERS, foreign, 403, "role-not-allowed");
        } else if (operation.hasTwin()) {
            expect(operation, caller + OTHERS, foreign, 404, "twin-not-found");
            Reply absent = call(operation, UUID.randomUUID(), token);
            if (!foreign.comparable().equals(absent.comparable())) {
                faults.add(operation.id() + ": a foreign twin is told from an absent one: " + foreign + " " + absent);
            }
        } else {
            admitted(operation, caller + OTHERS, foreign);
        }
    }

    private Reply call(Operation operation, UUID twin, @Nullable String token) {
        return service.call(operation.method(), operation.on(twin.toString()), operation.mediaType(), "{}", token);
    }

    private void expect(Operation operation, String caller, Reply reply, int status, String code) {
        if (reply.status() != status || !reply.code().equals(code)) {
            faults.add("%s, %s: %d %s instead of %d %s"
                    .formatted(operation.id(), caller, reply.status(), reply.code(), status, code));
        }
    }

    private void admitted(Operation operation, String caller, Reply reply) {
        if (reply.status() == 401 || reply.status() >= 500 || REFUSALS.contains(reply.code())) {
            faults.add("%s, %s: %d %s instead of being admitted"
                    .formatted(operation.id(), caller, reply.status(), reply.code()));
        }
    }
}
