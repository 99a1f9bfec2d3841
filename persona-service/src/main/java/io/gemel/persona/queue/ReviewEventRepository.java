package io.gemel.persona.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The table {@code review_events} and its counters: every change of a twin's queue, gapless in commit order. */
@ApplicationScoped
public class ReviewEventRepository {

    /** One entry of the log; the item is as it was then, with the preview that is left now. */
    public record Entry(long seq, String name, String item) {}

    /**
     * Where the log of a twin stands.
     *
     * @param head the last number, 0 when nothing happened yet
     * @param oldest the first number that is kept, null when none is
     * @param pending items that are pending at that number
     */
    public record Standing(long head, @Nullable Long oldest, long pending) {

        /** Whether everything behind {@code position} can still be told. */
        public boolean reaches(long position) {
            return position == head || position < head && oldest != null && position + 1 >= oldest;
        }
    }

    private static final String NEXT_SEQ = """
            insert into review_counters (twin_id, seq)
            values ($1, $2)
            on conflict (tenant_id, twin_id) do update set seq = review_counters.seq + excluded.seq
            returning seq
            """;

    private static final String APPEND = """
            insert into review_events (twin_id, seq, name, item)
            select $1::uuid, u.seq, $2::text, u.item::jsonb
              from unnest($3::bigint[], $4::text[]) as u (seq, item)
            """;

    private static final String STANDING = """
            select coalesce((select seq from review_counters where twin_id = $1), 0) as head,
                   (select min(seq) from review_events where twin_id = $1) as oldest,
                   (select count(*) from owner_review_queue where twin_id = $1 and status = 'pending') as pending
            """;

    private static final String HEAD =
            "select coalesce((select seq from review_counters where twin_id = $1), 0) as head";

    private static final String BEHIND = """
            select e.seq, e.name, e.item::text, q.question_preview
              from review_events e
              left join owner_review_queue q on q.id = (e.item ->> 'id')::uuid
             where e.twin_id = $1 and e.seq > $2
             order by e.seq
             limit $3
            """;

    /**
     * Appends under the twin's next numbers; its counter row stays locked until the transaction ends.
     *
     * @return the first of the numbers
     */
    Uni<Long> append(Tx tx, String name, List<ReviewItem> items) {
        UUID twin = items.getFirst().twinId();
        return tx.run(NEXT_SEQ, twin, (long) items.size())
                .map(rows -> rows.iterator().next().getLong("seq") - items.size() + 1)
                .call(first -> tx.run(
                        APPEND,
                        twin,
                        name,
                        LongStream.range(first, first + items.size()).boxed().toArray(Long[]::new),
                        items.stream()
                                .map(each -> Json.write(each.withoutPreview()))
                                .toArray(String[]::new)));
    }

    public Uni<Standing> standing(Tx tx, UUID twin) {
        return tx.run(STANDING, twin).map(rows -> {
            Row row = rows.iterator().next();
            return new Standing(row.getLong("head"), row.getLong("oldest"), row.getLong("pending"));
        });
    }

    /** The last number, 0 when nothing happened yet. */
    public Uni<Long> head(Tx tx, UUID twin) {
        return tx.run(HEAD, twin).map(rows -> rows.iterator().next().getLong("head"));
    }

    /** Entries behind {@code position}, in order. */
    public Uni<List<Entry>> behind(Tx tx, UUID twin, long position, int limit) {
        return tx.run(BEHIND, twin, position, limit)
                .map(rows -> rows.stream().map(ReviewEventRepository::fromRow).toList());
    }

    private static Entry fromRow(Row row) {
        var item = (ObjectNode) Json.read(row.getString("item"));
        ((ObjectNode) item.get("payload")).put("question_preview", row.getString("question_preview"));
        return new Entry(row.getLong("seq"), row.getString("name"), Json.write(item));
    }
}
