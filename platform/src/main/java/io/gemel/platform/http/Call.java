package io.gemel.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.idempotency.IdempotencyKey;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.JsonBody;
import io.gemel.platform.json.Uuids;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the checks of docs/architecture.md: role, twin, owner, query, headers, JSON,
 * Idempotency-Key, active twin, the resource's own guard, schema, work. All of it runs in one transaction.
 */
public final class Call {

    private final Calls house;
    private final Access access;
    private final @Nullable String twinInPath;
    private final RoutingContext http;
    private final Caller caller;
    private final Set<String> params = new HashSet<>();
    private final Map<String, UnaryOperator<String>> spellings = new HashMap<>();
    private byte[] body = {};
    private Function<Context, Uni<Void>> guard = _ -> Uni.createFrom().voidItem();
    private @Nullable String list;
    private boolean naturalKey;
    private UnaryOperator<JsonNode> digested = json -> json;
    private BiFunction<Context, Answer, Uni<Answer>> replay =
            (_, stored) -> Uni.createFrom().item(stored);

    Call(Calls house, Access access, @Nullable String twinInPath, RoutingContext http) {
        this.house = house;
        this.access = access;
        this.twinInPath = twinInPath;
        this.http = http;
        this.caller = Objects.requireNonNull(http.get(Caller.class.getName()));
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
        return run(!naturalKey, true, ctx -> work.apply(ctx, Fields.read(ctx.json(), read)));
    }

    /** A POST without members. */
    public Uni<RestResponse<byte[]>> write(Function<Context, Uni<Answer>> work) {
        return write(_ -> true, (ctx, _) -> work.apply(ctx));
    }

    /** A PUT or PATCH, which {@code If-Match} guards. */
    public <T> Uni<RestResponse<byte[]>> edit(Function<Fields, T> read, BiFunction<Context, T, Uni<Answer>> work) {
        return run(false, true, ctx -> work.apply(ctx, Fields.read(ctx.json(), read)));
    }

    public Uni<RestResponse<byte[]>> read(Function<Context, Uni<Answer>> work) {
        return run(false, false, work);
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
        var path = http.request().path() + access.operation();
        list = access.operation();
        params.addAll(List.of("limit", "cursor"));
        var listing = new Listing<>(position, more);
        return run(false, false, ctx -> rows.apply(ctx)
                .map(found -> Answer.ok(listing.envelope(
                        found, ctx.page().limit(), path + ctx.query().filters()))));
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
        return checked(true, ctx -> Uni.createFrom().item(ctx))
                .chain(checked -> new Batch<>(
                                read, work, group -> house.db.in(caller.tenant(), tx -> group.apply(checked.in(tx))))
                        .run(lines, http.request().path()))
                .map(Answer::toResponse);
    }

    /** Passes the checks of a read and works in their transaction; the resource answers itself, with a stream for example. */
    public <T> Uni<T> look(Function<Context, Uni<T>> work) {
        return checked(false, work);
    }

    private <T> Uni<T> checked(boolean writes, Function<Context, Uni<T>> work) {
        var input = opened(false, writes);
        return house.db.in(
                caller.tenant(), this::findTwin, (tx, found) -> work.apply(input.context(caller, tx, admitted(found))));
    }

    private Uni<RestResponse<byte[]>> run(boolean idempotent, boolean writes, Function<Context, Uni<Answer>> work) {
        var input = opened(idempotent, writes);
        var key = input.key();
        return house.idempotency
                .inTurn(
                        key,
                        () -> house.db.in(
                                caller.tenant(),
                                tx -> Uni.combine()
                                        .all()
                                        .unis(findTwin(tx), house.idempotency.find(tx, key))
                                        .asTuple(),
                                (tx, found) -> {
                                    var twin = admitted(found.getItem1());
                                    var context = input.context(caller, tx, twin);
                                    var stored = found.getItem2();
                                    return stored.isPresent()
                                            ? replay.apply(context, stored.get().answer(Objects.requireNonNull(key)))
                                            : fresh(context, work).invoke(a -> house.idempotency.keep(tx, key, a));
                                }))
                .map(Answer::toResponse);
    }

    /** What is checked before a transaction begins. */
    private Input opened(boolean idempotent, boolean writes) {
        access.admit(caller);
        if (twinInPath != null && Uuids.parse(twinInPath).isEmpty()) {
            throw twinNotFound();
        }
        if (writes) {
            house.limit.refuseWhenFull();
        }
        return Input.of(() -> parse(idempotent, writes));
    }

    private Uni<Answer> fresh(Context context, Function<Context, Uni<Answer>> work) {
        if (context.twinOrNull() != null) {
            access.admit(context.twinOrNull());
        }
        return guard.apply(context).chain(() -> work.apply(context));
    }

    private Input.Parsed parse(boolean idempotent, boolean writes) {
        var query = new Query(http.queryParams(), spellings);
        query.allow(params);
        var page = list == null ? Page.FIRST : query.page(http.request().path() + list);
        var header = idempotent ? IdempotencyKey.header(http.request().headers().getAll("Idempotency-Key")) : null;
        JsonNode json = writes ? JsonBody.parse(body) : Json.object();
        var key = header == null
                ? null
                : IdempotencyKey.of(
                        caller, access.operation(), header, http.request().uri(), json, digested);
        return new Input.Parsed(query, page, json, key, http.request().getHeader("If-Match"));
    }

    private Uni<Optional<Twin>> findTwin(Tx tx) {
        return twinInPath == null
                ? Uni.createFrom().item(Optional.empty())
                : house.twins.find(tx, UUID.fromString(twinInPath));
    }

    private @Nullable Twin admitted(Optional<Twin> found) {
        if (twinInPath == null) {
            return null;
        }
        var twin = found.orElseThrow(this::twinNotFound);
        access.admit(caller, twin);
        return twin;
    }

    private Refusal twinNotFound() {
        var refusal = Refusal.notFound("twin-not-found", "No such twin.");
        return house.twins.isCopy() ? refusal.header("Retry-After", "1") : refusal;
    }
}
