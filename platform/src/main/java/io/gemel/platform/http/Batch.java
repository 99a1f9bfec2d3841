package io.gemel.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.JsonBody;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.tenancy.PassingFailure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an {@code application/x-ndjson} body. Groups of 50 lines commit, each in one transaction; a refused line
 * stops no other. A group that fails is tried again line by line, so that one line's fault is its own.
 *
 * @param <T> what a line is read into
 */
final class Batch<T> {

    private static final Logger LOG = Logger.getLogger(Batch.class);
    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_LINES = 500;
    private static final int MAX_LINE_BYTES = 64 << 10;
    private static final int GROUP = 50;

    /** A transaction for a group of lines that could be read. */
    interface Transaction {
        Uni<List<Reply>> in(Function<Context, Uni<List<Reply>>> work);
    }

    /** A line: what was read, or why it could not be. */
    private record Line<T>(@Nullable T value, @Nullable Reply refused) {}

    private final Function<JsonNode, T> read;
    private final BiFunction<Context, List<T>, Uni<List<Reply>>> work;
    private final Transaction transaction;

    Batch(Function<JsonNode, T> read, BiFunction<Context, List<T>, Uni<List<Reply>>> work, Transaction transaction) {
        this.read = read;
        this.work = work;
        this.transaction = transaction;
    }

    /** Refuses a body that is no batch at all: over 8 MiB or 500 lines. */
    static List<byte[]> lines(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw Refusal.of(413, "body-too-large", "A batch has at most 8 MiB.");
        }
        var lines = new ArrayList<byte[]>();
        int start = 0;
        for (int at = 0; at <= body.length; at++) {
            if (at == body.length ? start < at : body[at] == '\n') {
                lines.add(Arrays.copyOfRange(body, start, at));
                start = at + 1;
            }
        }
        if (lines.size() > MAX_LINES) {
            throw Refusal.of(413, "body-too-large", "A batch has at most 500 lines.");
        }
        return lines;
    }

    /** One line of answer for each line, in order. */
    Uni<Answer> run(List<byte[]> lines, String path) {
        return Multi.createFrom()
                .iterable(lines)
                .map(this::read)
                .group()
                .intoLists()
                .of(GROUP)
                .onItem()
                .transformToUniAndConcatenate(this::group)
                .collect()
                .asList()
                .map(groups -> answer(groups.stream().flatMap(List::stream).toList(), path));
    }

    private Line<T> read(byte[] line) {
        try {
            if (line.length > MAX_LINE_BYTES) {
                throw Refusal.of(413, "body-too-large", "A line has at most 64 KiB.");
            }
            if (new String(line, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
                throw Refusal.of(400, "malformed-json", "The line is empty.");
            }
            return new Line<>(read.apply(JsonBody.parse(line)), null);
        } catch (Refusal e) {
            return new Line<>(null, new Reply.Refused(e));
        }
    }

    private Uni<List<Reply>> group(List<Line<T>> group) {
        return stored(group.stream().map(Line::value).filter(Objects::nonNull).toList())
                .map(replies -> {
                    var next = replies.iterator();
                    return group.stream()
                            .map(line -> line.refused() == null ? next.next() : line.refused())
                            .toList();
                });
    }

    private Uni<List<Reply>> stored(List<T> values) {
        return values.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .in(ctx -> work.apply(ctx, values))
                        .onFailure()
                        .recoverWithUni(failure -> failed(values, failure));
    }

    private Uni<List<Reply>> failed(List<T> values, Throwable failure) {
        if (values.size() > 1 && !PassingFailure.is(failure)) {
            return Multi.createFrom()
                    .iterable(values)
                    .onItem()
                    .transformToUniAndConcatenate(value -> stored(List.of(value)))
                    .collect()
                    .asList()
                    .map(each -> each.stream().flatMap(List::stream).toList());
        }
        return Uni.createFrom().item(values.stream().map(_ -> reply(failure)).toList());
    }

    private static Reply reply(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return new Reply.Refused(refusal);
        }
        if (PassingFailure.is(failure)) {
            return new Reply.Refused(Refusal.unavailable("unavailable", "The service cannot reach its database now."));
        }
        LOG.error("A bug", failure);
        return new Reply.Refused(Refusal.of(500, "internal", "The service failed."));
    }

    private static Answer answer(List<Reply> replies, String path) {
        var text = new StringBuilder();
        for (int i = 0; i < replies.size(); i++) {
            var line = Json.object().put("line", i + 1);
            replies.get(i).writeTo(line, path);
            text.append(line).append('\n');
        }
        return Answer.text("application/x-ndjson", text.toString());
    }
}
