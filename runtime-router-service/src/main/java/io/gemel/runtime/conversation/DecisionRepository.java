package io.gemel.runtime.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.http.Page;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.routing.RoutingDecision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code conversation_routing_decisions}, insert-only, and {@code routing_inputs} beside it. */
@ApplicationScoped
public class DecisionRepository {

    private static final String COLUMNS = """
             id, twin_id, conversation_id, message_id, interaction_context, routing_decision::text, reply::text,
                   prompt::text, review_reason, input_digest, created_at
              from conversation_routing_decisions
            """;

    private static final String INSERT = """
            with decided as (
                insert into conversation_routing_decisions (id, twin_id, conversation_id, message_id, interaction_context,
                       action, routing_decision, reply, prompt, review_reason, input_digest, created_at,
                       review_policy, explanation)
                values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8::text::jsonb, $9::text::jsonb, $10, $11, $12,
                       $14::text::jsonb, $15::text::json)
                on conflict (tenant_id, twin_id, conversation_id, message_id) do nothing
                returning id, created_at)
            insert into routing_inputs (decision_id, request, created_at)
            select id, $13::text::jsonb, created_at from decided
            """;

    private static final String OF_MESSAGE =
            "select" + COLUMNS + " where twin_id = $1 and conversation_id = $2 and message_id = $3";

    private static final String FIND = "select" + COLUMNS + " where twin_id = $1 and id = $2";

    private static final String LIST = "select" + COLUMNS + """
             where twin_id = $1
               and ($2::text is null or action = $2)
               and ($3::text is null or conversation_id = $3)
               and ($4::timestamptz is null or created_at >= $4)
               and ($5::timestamptz is null or created_at < $5)
               and ($6::uuid is null or id < $6)
             order by id desc
             limit $7
            """;

    private static final String REVIEW_POLICY = """
            select review_policy::text
              from conversation_routing_decisions
             where id = $1
            """;

    private static final String EXPLANATION = """
            select explanation::text
              from conversation_routing_decisions
             where twin_id = $1 and id = $2 and explanation is not null
            """;

    /** What a list is narrowed to. */
    public record Filter(
            @Nullable String action,
            @Nullable String conversationId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** Stores the decision and its request; false when the message has one already. */
    public Uni<Boolean> insert(Tx tx, Decision d, String request, ReviewPolicy policy, String explanation) {
        return tx.run(
                        INSERT,
                        d.id(),
                        d.twinId(),
                        d.conversationId(),
                        d.messageId(),
                        d.interactionContext(),
                        d.action(),
                        Json.write(d.routingDecision()),
                        d.reply() == null ? null : Json.write(d.reply()),
                        Json.write(d.prompt()),
                        d.reviewReason(),
                        d.inputDigest(),
                        offset(d.createdAt()),
                        request,
                        Json.write(policy),
                        explanation)
                .map(rows -> rows.rowCount() == 1);
    }

    public Uni<Optional<Decision>> ofMessage(Tx tx, UUID twin, String conversation, String message) {
        return tx.run(OF_MESSAGE, twin, conversation, message).map(DecisionRepository::first);
    }

    public Uni<Optional<Decision>> find(Tx tx, UUID twin, UUID id) {
        return tx.run(FIND, twin, id).map(DecisionRepository::first);
    }

    public Uni<List<Decision>> list(Tx tx, UUID twin, Filter filter, Page page) {
        var after = page.afterId();
        return tx.run(
                        LIST,
                        twin,
                        filter.action(),
                        filter.conversationId(),
                        offset(filter.from()),
                        offset(filter.to()),
                        after,
                        page.fetch())
                .map(rows -> rows.stream().map(DecisionRepository::fromRow).toList());
    }

    /** What the turn's owner wants to look at, as it was when the decision was made. */
    public Uni<Optional<ReviewPolicy>> reviewPolicy(Tx tx, UUID id) {
        return tx.run(REVIEW_POLICY, id)
                .map(rows ->
                        rows.stream().findFirst().map(row -> read(row.getString("review_policy"), ReviewPolicy.class)));
    }

    /** Why a decision is what it is, as JSON. */
    public Uni<Optional<JsonNode>> explanation(Tx tx, UUID twin, UUID id) {
        return tx.run(EXPLANATION, twin, id)
                .map(rows -> rows.stream().findFirst().map(row -> Json.read(row.getString("explanation"))));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Decision> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(DecisionRepository::fromRow);
    }

    private static Decision fromRow(Row row) {
        var decision = read(row.getString("routing_decision"), RoutingDecision.class);
        var prompt = read(row.getString("prompt"), Decision.Prompt.class);
        var reply = row.getString("reply");
        var reason = row.getString("review_reason");
        return new Decision(
                row.getUUID("id"),
                row.getUUID("twin_id"),
                row.getString("conversation_id"),
                row.getString("message_id"),
                row.getString("interaction_context"),
                decision,
                reply == null ? null : read(reply, Decision.Reply.class),
                prompt,
                Decision.Metadata.of(decision, prompt),
                reason != null,
                reason,
                row.getString("input_digest"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored decision cannot be read", e);
        }
    }
}
