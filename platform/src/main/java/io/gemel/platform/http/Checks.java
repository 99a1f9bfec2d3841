package io.gemel.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.idempotency.IdempotencyKey;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.JsonBody;
import io.gemel.platform.json.Uuids;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The checks of docs/architecture.md in their order: role, twin, owner, query, headers, JSON, Idempotency-Key, active
 * twin, the resource's own guard, schema, work. All of it runs in one transaction.
 */
final class Checks {

    private static final Pattern LOGGABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Calls house;
    private final Access access;
    private final @Nullable String twinInPath;
    private final RoutingContext http;
    private final Caller caller;

    Checks(Calls house, Access access, @Nullable String twinInPath, RoutingContext http) {
        this.house = house;
        this.access = access;
        this.twinInPath = twinInPath;
        this.http = http;
        this.caller = Objects.requireNonNull(http.get(Caller.class.getName()));
        onEachLogLine("twin", twinInPath);
        onEachLogLine("request_id", http.request().getHeader("X-Request-Id"));
    }

    /** The trace is there already; an id of the caller's own is taken as far as the gateway would pass it. */
    private static void onEachLogLine(String name, @Nullable String value) {
        if (value != null && LOGGABLE.matcher(value).matches()) {
            MDC.put(name, value);
        }
    }

    String path() {
        return http.request().path();
    }

    /** What a cursor of this call's list is tied to. */
    String list() {
        return path() + access.operation();
    }

    /** Passes the checks without Idempotency-Key and works in their transaction. */
    <T> Uni<T> context(Call call, boolean writes, Function<Context, Uni<T>> work) {
        var input = opened(call, false, writes);
        return house.db.in(
                caller.tenant(), this::findTwin, (tx, found) -> work.apply(input.context(caller, tx, admitted(found))));
    }

    /** Works in another transaction of a call that has passed the checks. */
    <T> Uni<T> again(Context checked, Function<Context, Uni<T>> work) {
        return house.db.in(caller.tenant(), tx -> work.apply(checked.in(tx)));
    }

    Uni<RestResponse<byte[]>> run(Call call, boolean idempotent, boolean writes, Function<Context, Uni<Answer>> work) {
        var input = opened(call, idempotent, writes);
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
                                            ? call.replay.apply(
                                                    context, stored.get().answer(Objects.requireNonNull(key)))
                                            : fresh(call, context, work)
                                                    .invoke(a -> house.idempotency.keep(tx, key, a));
                                }))
                .map(Answer::toResponse);
    }

    /** What is checked before a transaction begins. */
    private Input opened(Call call, boolean idempotent, boolean writes) {
        access.admit(caller);
        if (twinInPath != null && Uuids.parse(twinInPath).isEmpty()) {
            throw twinNotFound();
        }
        if (writes) {
            house.limit.refuseWhenFull();
        }
        return Input.of(() -> parse(call, idempotent, writes));
    }

    private Uni<Answer> fresh(Call call, Context context, Function<Context, Uni<Answer>> work) {
        if (context.twinOrNull() != null) {
            access.admit(context.twinOrNull());
        }
        return call.guard.apply(context).chain(() -> work.apply(context));
    }

    private Input.Parsed parse(Call call, boolean idempotent, boolean writes) {
        var query = new Query(http.queryParams(), call.spellings);
        query.allow(call.params);
        var page = call.list == null ? Page.FIRST : query.page(call.list);
        var header = idempotent ? IdempotencyKey.header(http.request().headers().getAll("Idempotency-Key")) : null;
        JsonNode json = writes ? JsonBody.parse(call.body) : Json.object();
        var key = header == null
                ? null
                : IdempotencyKey.of(
                        caller, access.operation(), header, http.request().uri(), json, call.digested);
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
