package io.gemel.bench;

import io.gemel.bench.load.Load;
import io.gemel.bench.load.Request;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** PH1.D commits: one a request, and 500 a request. */
final class Commits {

    private static final int LINES = 500;
    private static final String LINE = """
            {"idempotency_key":"%s","correlation_id":"${id}","turn_id":1,"user_id":"u-1","device_id":"d-1",\
            "request_id":"77","prompt_template_version":3,"output_schema_hash":"11","tool_catalog_hash":"12",\
            "policy_context_hash":"13","transcript_hash":"14","model_id":"m/large-1","model_route_class":"PRIMARY",\
            "temperature_bp":200,"max_tokens":800,"reason_code":1%s}""";

    /** What the service makes of a line, for pgbench. */
    private static final String ROW = """
            [{"severity":"INFO","reason_code":1,"correlation_id":"CORRELATION","turn_id":1,"user_id":"u-1","device_id":"d-1",\
            "idempotency_key":"k","request_digest":"0123456789012345678901234567890123456789012345678901234567890123",\
            "payload":{"decision":"CHAT","output_mode":"chat","request_id":"77","prompt_template_version":"3",\
            "output_schema_hash":"11","tool_catalog_hash":"12","policy_context_hash":"13","transcript_hash":"14",\
            "model_id":"m/large-1","model_route_class":"PRIMARY","temperature_bp":"200","max_tokens":"800"}}]""";

    private final Site site;
    private final PrintStream out;

    Commits(Site site, PrintStream out) {
        this.site = site;
        this.out = out;
    }

    void single() throws IOException, InterruptedException {
        var pgbench = new Pgbench(site, ServiceName.AUDIT, Map.of("row", ROW));
        var service = new Load(request(site.url(ServiceName.AUDIT)));
        var sideBySide = new SideBySide(site, out);
        if (FastApi.isThere()) {
            try (var fastApi = FastApi.start(site)) {
                var other = new Load(request(fastApi.url()));
                sideBySide.run("A commit of evidence", ServiceName.AUDIT, service, other, pgbench, "commit.sql");
            }
        } else {
            out.println("SKIPPED: the comparison with FastAPI, whose packages are not there");
            sideBySide.run("A commit of evidence", ServiceName.AUDIT, service, null, pgbench, "commit.sql");
        }
    }

    private Request request(String base) {
        return new Request(
                base, "/audit/ph1d/chat", site.headers("runtime@acme"), LINE.formatted("k", ""), List.of(""));
    }

    void batches() throws IOException {
        var headers = new HashMap<>(site.headers("runtime@acme"));
        headers.put("content-type", "application/x-ndjson");
        var body = IntStream.range(0, LINES)
                .mapToObj(line -> LINE.formatted("k" + line, ",\"decision\":\"CHAT\""))
                .collect(Collectors.joining("\n"));
        var load = new Load(new Request(site.url(ServiceName.AUDIT), "/audit/ph1d/batch", headers, body, List.of("")));
        WarmUp.of(site, ServiceName.AUDIT, load);
        var before = site.processes(ServiceName.AUDIT);
        var result = load.most(20);
        out.printf("%n### Evidence by batches of %d lines%n%n", LINES);
        out.printf(
                "%,.0f rows/s; a batch: p50 %.0f ms, p99 %.0f ms; for 1,000 rows %s; %d failed%n",
                result.perSecond() * LINES,
                result.p50(),
                result.p99(),
                site.processes(ServiceName.AUDIT).perThousand(before, result.requests() * LINES),
                result.failed());
    }
}
