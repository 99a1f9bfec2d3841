package io.gemel.audit.ph1d;

import io.gemel.audit.ph1d.commit.Ph1dCommit;
import io.gemel.audit.ph1d.event.AuditEventRepository;
import io.gemel.audit.ph1d.event.Stored;
import io.gemel.audit.ph1d.event.Stored.Key;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds boundaries' decisions to their threads, each once per idempotency key. */
@ApplicationScoped
class CommitPh1d {

    sealed interface Outcome {
        /** The row is new. */
        record Committed(Stored row) implements Outcome {}

        /** The same request was committed before. */
        record Replayed(Stored row) implements Outcome {}

        /** Another request has the key; nothing was written. */
        record KeyTaken() implements Outcome {}

        /** The reason code belongs to another decision. */
        record WrongReason() implements Outcome {}
    }

    private final AuditEventRepository events;

    CommitPh1d(AuditEventRepository events) {
        this.events = events;
    }

    /** One outcome for each commit, in order. */
    Uni<List<Outcome>> run(Tx tx, List<Ph1dCommit> commits) {
        var suiting = commits.stream().filter(Ph1dCommit::reasonSuits).toList();
        if (suiting.isEmpty()) {
            return Uni.createFrom().item(outcomes(commits, List.of(), List.of()));
        }
        var threads = suiting.stream().map(Ph1dCommit::correlation).toList();
        return Uni.combine()
                .all()
                .unis(events.lockThreads(tx, threads), events.insert(tx, suiting))
                .with((_, added) -> added)
                .chain(added -> added.size() == suiting.size()
                        ? Uni.createFrom().item(outcomes(commits, added, List.of()))
                        : events.find(tx, suiting).map(found -> outcomes(commits, added, found)));
    }

    private static List<Outcome> outcomes(List<Ph1dCommit> commits, List<Stored> added, List<Stored> found) {
        Map<Key, Stored> fresh = byKey(added);
        Map<Key, Stored> all = byKey(found);
        all.putAll(fresh);
        var outcomes = new ArrayList<Outcome>();
        for (var commit : commits) {
            outcomes.add(commit.reasonSuits() ? outcome(commit, fresh, all) : new Outcome.WrongReason());
        }
        return outcomes;
    }

    /** Of several commits with one key the first is the one that was added. */
    private static Outcome outcome(Ph1dCommit commit, Map<Key, Stored> fresh, Map<Key, Stored> all) {
        var key = new Key(commit.correlation().uuid(), commit.idempotencyKey());
        var added = fresh.remove(key);
        if (added != null) {
            return new Outcome.Committed(added);
        }
        var row = all.get(key);
        return row.digest().equals(commit.digest()) ? new Outcome.Replayed(row) : new Outcome.KeyTaken();
    }

    private static Map<Key, Stored> byKey(List<Stored> rows) {
        var byKey = new HashMap<Key, Stored>();
        rows.forEach(row -> byKey.put(row.key(), row));
        return byKey;
    }
}
