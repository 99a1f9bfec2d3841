package io.gemel.runtime.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gemel.platform.http.Page;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.routing.RoutingDecision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Decisions and their audits, side by side. */
@ApplicationScoped
class LineageRepository {

    private static final String TURNS = """
            select d.id, d.message_id, d.routing_decision::text, d.prompt ->> 'persona_spec_version' as version,
                   d.prompt ->> 'digest' as digest, (d.prompt -> 'module_ids')::text as modules,
                   (d.prompt -> 'clause_ids')::text as clauses, a.id as audit, a.assistant_message_id, a.response_action,
                   coalesce(d.review_reason, a.review_reason) as review_reason, d.created_at, a.created_at as answered_at
              from conversation_routing_decisions d
              left join conversation_response_audits a
                on a.tenant_id = d.tenant_id and a.routing_decision_id = d.id
             where d.twin_id = $1
               and d.conversation_id = $2
               and ($3::uuid is null or d.id > $3)
             order by d.id
             limit $4
            """;

    Uni<List<LineageTurn>> turns(Tx tx, UUID twin, String conversation, Page page) {
        var after = page.afterId();
        return tx.run(TURNS, twin, conversation, after, page.fetch())
                .map(rows -> rows.stream().map(LineageRepository::fromRow).toList());
    }

    private static LineageTurn fromRow(Row row) {
        var answered = row.getOffsetDateTime("answered_at");
        return new LineageTurn(
                row.getUUID("id"),
                row.getString("message_id"),
                decision(row.getString("routing_decision")),
                row.getString("version"),
                row.getString("digest"),
                Json.read(row.getString("modules")),
                Json.read(row.getString("clauses")),
                row.getUUID("audit"),
                row.getString("assistant_message_id"),
                row.getString("response_action"),
                row.getString("review_reason"),
                row.getOffsetDateTime("created_at").toInstant(),
                answered == null ? null : answered.toInstant());
    }

    private static RoutingDecision decision(String json) {
        try {
            return Json.mapper().readValue(json, RoutingDecision.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored decision cannot be read", e);
        }
    }
}
