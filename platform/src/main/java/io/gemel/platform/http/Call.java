package io.gemel.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One request as its resource describes it; {@link Checks} lets it pass or refuses it. */
public final class Call {

    final Set<String> params = new HashSet<>();
    final Map<String, UnaryOperator<String>> spellings = new HashMap<>();
    byte[] body = {};
    Function<Context, Uni<Void>> guard = _ -> Uni.createFrom().voidItem();

    @Nullable
    String list;

    UnaryOperator<JsonNode> digested = json -> json;
    BiFunction<Context, Answer, Uni<Answer>> replay =
            (_, stored) -> Uni.createFrom().item(stored);

    private final Checks checks;
    private boolean naturalKey;

    Call(Calls house, Access access, @Nullable String twinInPath, RoutingContext http) {
        this.checks = new Checks(house, access, twinInPath, http);
    }

    public Call body(byte @Nullable [] bytes) {
        body = bytes == null ? new byte[0] : bytes;
        return this;
    }

    /** Query parameters that the operation knows; without any, every parameter is refused. */
    public Call params(String... names) {
        params.addAll(List.of(names));
        return this;
    }

    /** A query parameter with several spellings of one value; a cursor of the list goes with each of them. */
    public Call spelled(String name, UnaryOperator<String> canonical) {
        params.add(name);
        spellings.put(name, canonical);
        return this;
    }

    /** Check 9: the resource's own guard, before the schema. It sees the body as it came. */
    public Call before(Function<Context, Uni<Void>> check) {
        guard = check;
        return this;
    }

    /** The operation has a natural key and ignores Idempotency-Key. */
    public Call naturalKey() {
        naturalKey = true;
        return this;
    }

    /** What of the body the digest of an Idempotency-Key is made from: all of it, unless this leaves something out. */
    public Call digest(UnaryOperator<JsonNode> part) {
        digested = part;
        return this;
    }

    /** Makes the answer to a repeated request from what {@link Answer#keeping} has kept of the first one. */
    public Call replay(BiFunction<Context, Answer, Uni<Answer>> again) {
        replay = again;
        return this;
    }

    /** A POST with a body. */
    public <T> Uni<RestResponse<byte[]>> write(Function<Fields, T> read, BiFunction<Context, T, Uni<Answer>> work) {
        return checks.run(this, !naturalKey, true, ctx -> work.apply(ctx, Fields.read(ctx.json(), read)));
    }

    /** A POST without members. */
    public Uni<RestResponse<byte[]>> write(Function<Context, Uni<Answer>> work) {
        return write(_ -> true, (ctx, _) -> work.apply(ctx));
    }

    /** A PUT or PATCH, which {@code If-Match} guards. */
    public <T> Uni<RestResponse<byte[]>> edit(Function<Fields, T> read, BiFunction<Context, T, Uni<Answer>> work) {
        return checks.run(this, false, true, ctx -> work.apply(ctx, Fields.read(ctx.json(), read)));
    }

    public Uni<RestResponse<byte[]>> read(Function<Context, Uni<Answer>> work) {
        return checks.run(this, false, false, work);
    }

    /**
     * A list.
     *
     * @param rows fetches {@link Page#fetch} rows behind {@link Page#after}
     * @param position what identifies a row's place in the order
     */
    public <T> Uni<RestResponse<byte[]>> page(Function<Context, Uni<List<T>>> rows, Function<T, String> position) {
        return page(rows, position, items -> Json.object());
    }

    /** A list whose envelope has more members than items and cursor. */
    public <T> Uni<RestResponse<byte[]>> page(
            Function<Context, Uni<List<T>>> rows, Function<T, String> position, Function<List<T>, ObjectNode> more) {
        list = checks.list();
        params.addAll(List.of("limit", "cursor"));
        var listing = new Listing<>(position, more);
        return checks.run(this, false, false, ctx -> fetched(ctx, rows)
                .map(found -> Answer.ok(listing.envelope(
                        found, ctx.page().limit(), list + ctx.query().filters()))));
    }

    /** A position that the list's own key function did not write is no cursor of it. */
    private static <T> Uni<List<T>> fetched(Context ctx, Function<Context, Uni<List<T>>> rows) {
        try {
            return rows.apply(ctx);
        } catch (IllegalArgumentException | DateTimeException e) {
            if (ctx.page().after() == null) {
                throw e;
            }
            throw Query.fault("cursor", "format", "is not a cursor of this list");
        }
    }

    /**
     * A POST of {@code application/x-ndjson} whose lines have natural keys: up to 500, answered line by line.
     *
     * @param work does what up to 50 lines ask for and answers as many, in order; it refuses a line before it writes
     *     anything for it, and may be called again for a group or for one line of it when the group's transaction failed
     */
    public <T> Uni<RestResponse<byte[]>> batch(
            Function<Fields, T> read, BiFunction<Context, List<T>, Uni<List<Reply>>> work) {
        return lines(json -> Fields.read(json, read), work);
    }

    /** As {@link #batch}, for lines that are not read member by member. */
    public <T> Uni<RestResponse<byte[]>> lines(
            Function<JsonNode, T> read, BiFunction<Context, List<T>, Uni<List<Reply>>> work) {
        var lines = Batch.lines(body);
        body = new byte[0];
        return checks.context(this, true, ctx -> Uni.createFrom().item(ctx))
                .chain(checked ->
                        new Batch<>(read, work, group -> checks.again(checked, group)).run(lines, checks.path()))
                .map(Answer::toResponse);
    }

    /** Passes the checks of a read and works in their transaction; the resource answers itself, with a stream for example. */
    public <T> Uni<T> look(Function<Context, Uni<T>> work) {
        return checks.context(this, false, work);
    }
}
