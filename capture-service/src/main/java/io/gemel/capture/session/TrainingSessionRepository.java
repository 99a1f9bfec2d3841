package io.gemel.capture.session;

import io.gemel.platform.http.Page;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code training_sessions}; a session whose time is over reads as expired, marked or not. */
@ApplicationScoped
public class TrainingSessionRepository {

    private static final String RETURNING =
            " returning id, twin_id, owner_id, status, metadata::text as metadata, started_at, expires_at, ended_at";

    private static final String END_ACTIVE = """
            update training_sessions
               set status = case when clock_timestamp() >= expires_at then 'expired' else 'stopped' end,
                   ended_at = least(clock_timestamp(), expires_at)
             where twin_id = $1 and owner_id = $2 and status = 'active'
            """;

    private static final String INSERT = """
            insert into training_sessions (id, twin_id, owner_id, status, metadata, started_at, expires_at)
            select $1, $2, $3, 'active', $4::text::jsonb, moment, moment + make_interval(secs => $5::bigint)
              from clock_timestamp() as moment
            """ + RETURNING;

    private static final String STOP = """
            update training_sessions
               set status = 'stopped', ended_at = clock_timestamp()
             where id = $1 and twin_id = $2 and owner_id = $3 and status = 'active'
               and clock_timestamp() < expires_at
            """ + RETURNING;

    /** Sessions as they stand at this moment: one whose time is {@code over} has ended as expired, marked or not. */
    private static final String AS_OF_NOW = """
            select id, twin_id, owner_id, metadata::text as metadata, started_at, expires_at,
                   case when over then 'expired' else status end as status,
                   case when over then expires_at else ended_at end as ended_at
              from training_sessions,
                   lateral (select status = 'active' and clock_timestamp() >= expires_at as over) as clock
            """;

    private static final String FIND = AS_OF_NOW + " where id = $1 and twin_id = $2 and owner_id = $3";

    private static final String FIND_ACTIVE =
            AS_OF_NOW + " where twin_id = $1 and owner_id = $2 and status = 'active' and not over";

    private static final String LIST = AS_OF_NOW + """
             where twin_id = $1 and owner_id = $2
               and ($3::text is null or $3 = case when over then 'expired' else status end)
               and id < $4
             order by id desc
             limit $5
            """;

    private static final UUID NEWEST = new UUID(-1, -1);

    private static final String OWNER_AND_STATE = """
            select owner_id, status = 'active' and clock_timestamp() < expires_at as usable
              from training_sessions
             where id = $1 and twin_id = $2
            """;

    /** Whose a session is, and whether it may be captured in at this moment. */
    record Standing(String ownerId, boolean usable) {}

    /** Ends the caller's active session, if there is one, as stopped or, when its time is over, as expired. */
    public Uni<Void> endActive(Tx tx, UUID twin, String owner) {
        return tx.run(END_ACTIVE, twin, owner).replaceWithVoid();
    }

    /** Begins a session that lasts {@code ttl} on the database's clock. */
    public Uni<TrainingSession> insert(Tx tx, UUID twin, String owner, String metadata, Duration ttl) {
        return tx.run(INSERT, tx.newId(), twin, owner, metadata, ttl.toSeconds())
                .map(rows -> fromRow(rows.iterator().next()));
    }

    /** Ends one session by its owner's wish; empty when it is not active. */
    public Uni<Optional<TrainingSession>> stop(Tx tx, UUID id, UUID twin, String owner) {
        return tx.run(STOP, id, twin, owner).map(TrainingSessionRepository::first);
    }

    /** One session of this owner and twin. */
    public Uni<Optional<TrainingSession>> find(Tx tx, UUID id, UUID twin, String owner) {
        return tx.run(FIND, id, twin, owner).map(TrainingSessionRepository::first);
    }

    /** The session of this owner and twin that may be used now. */
    public Uni<Optional<TrainingSession>> findActive(Tx tx, UUID twin, String owner) {
        return tx.run(FIND_ACTIVE, twin, owner).map(TrainingSessionRepository::first);
    }

    /** One row more than the page holds, newest first. */
    public Uni<List<TrainingSession>> list(Tx tx, UUID twin, String owner, @Nullable String status, Page page) {
        // A bound in every case, so that the index is searched and not walked: a null would leave it to the plan.
        var before = Objects.requireNonNullElse(page.afterId(), NEWEST);
        return tx.run(LIST, twin, owner, status, before, page.fetch())
                .map(rows ->
                        rows.stream().map(TrainingSessionRepository::fromRow).toList());
    }

    /** The standing of any owner's session of this twin. */
    Uni<Optional<Standing>> standing(Tx tx, UUID id, UUID twin) {
        return tx.run(OWNER_AND_STATE, id, twin).map(rows -> rows.stream()
                .findFirst()
                .map(row -> new Standing(row.getString("owner_id"), row.getBoolean("usable"))));
    }

    private static Optional<TrainingSession> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(TrainingSessionRepository::fromRow);
    }

    private static TrainingSession fromRow(Row row) {
        return new TrainingSession(
                row.getUUID("id"),
                row.getUUID("twin_id"),
                row.getString("owner_id"),
                row.getString("status"),
                Json.read(row.getString("metadata")),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
