package io.gemel.audit.ph1d;

import io.gemel.audit.ph1d.event.AuditEvent;
import io.gemel.audit.ph1d.event.AuditEventRepository;
import io.gemel.audit.ph1d.event.DiagnosticRead;
import io.gemel.audit.ph1d.event.Stored;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads the beginning of a thread and notes that it was read, once per idempotency key. */
@ApplicationScoped
class ReadDiagnostically {

    sealed interface Outcome {
        /** The thread's first rows, read now, and the note, new or written before. */
        record Seen(Stored note, boolean repeated, List<AuditEvent> rows) implements Outcome {}

        /** Another request has the key; nothing was written. */
        record KeyTaken() implements Outcome {}
    }

    private final AuditEventRepository events;

    ReadDiagnostically(AuditEventRepository events) {
        this.events = events;
    }

    Uni<Outcome> run(Tx tx, DiagnosticRead read, int limit) {
        return events.lockThreads(tx, List.of(read.correlation()))
                .chain(() -> events.insertRead(tx, read))
                .chain(added -> added.isPresent()
                        ? see(tx, read, added, limit)
                        : events.findRead(tx, read)
                                .chain(note -> note.digest().equals(read.digest())
                                        ? see(tx, read, note, true, limit)
                                        : Uni.createFrom().item(new Outcome.KeyTaken())));
    }

    private Uni<Outcome> see(Tx tx, DiagnosticRead read, Optional<Stored> added, int limit) {
        return see(tx, read, added.orElseThrow(), false, limit);
    }

    private Uni<Outcome> see(Tx tx, DiagnosticRead read, Stored note, boolean repeated, int limit) {
        return events.thread(tx, read.correlation(), null, limit).map(rows -> new Outcome.Seen(note, repeated, rows));
    }
}
