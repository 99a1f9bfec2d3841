package io.gemel.audit.ph1d;

import io.gemel.audit.ph1d.AuditEventRepository.Stored;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds a boundary's decision to its thread, once per idempotency key. */
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

    Uni<Outcome> run(Tx tx, Ph1dCommit commit) {
        if (!commit.reasonSuits()) {
            return Uni.createFrom().item(new Outcome.WrongReason());
        }
        var digest = commit.digest();
        return events.lockThread(tx, commit.correlation())
                .chain(() -> events.insert(tx, commit, digest))
                .chain(inserted -> inserted.map(CommitPh1d::committed).orElseGet(() -> repeated(tx, commit, digest)));
    }

    private static Uni<Outcome> committed(Stored row) {
        return Uni.createFrom().item(new Outcome.Committed(row));
    }

    private Uni<Outcome> repeated(Tx tx, Ph1dCommit commit, String digest) {
        return events.find(tx, commit.correlation(), commit.idempotencyKey())
                .map(row -> row.digest().equals(digest) ? new Outcome.Replayed(row) : new Outcome.KeyTaken());
    }
}
