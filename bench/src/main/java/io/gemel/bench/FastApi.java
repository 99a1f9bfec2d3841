package io.gemel.bench;

import io.gemel.local.process.Pids;
import io.gemel.local.process.Wait;
import io.gemel.local.stack.ServiceName;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/** The same commit as a service of FastAPI and asyncpg, which a team would write otherwise; two workers of uvicorn. */
final class FastApi implements AutoCloseable {

    private static final String PYTHON = System.getProperty("gemel.python", "/usr/bin/python3");

    private final Process process;
    private final int port;

    private FastApi(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Whether the interpreter has the packages. */
    static boolean isThere() throws IOException, InterruptedException {
        return new ProcessBuilder(PYTHON, "-c", "import asyncpg, fastapi, jwt, uvicorn, uvloop, httptools")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    static FastApi start(Site site) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var command = List.of(
                PYTHON,
                "-m",
                "uvicorn",
                "--app-dir",
                site.root().resolve("bench/fastapi").toString(),
                "service:app",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--loop",
                "uvloop",
                "--http",
                "httptools",
                "--workers",
                "2",
                "--no-access-log",
                "--log-level",
                "warning");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(new File(System.getProperty("java.io.tmpdir"), "gemel-fastapi.log"));
        builder.environment().put("ISSUER", site.issuer());
        builder.environment()
                .put(
                        "DATABASE",
                        "postgresql://audit_app:%s@127.0.0.1:%d/%s"
                                .formatted(
                                        site.password(ServiceName.AUDIT, "app"),
                                        site.databasePort(),
                                        ServiceName.AUDIT.database()));
        var service = new FastApi(builder.start(), port);
        Wait.until("The start of FastAPI", Duration.ofSeconds(30), service::listens);
        return service;
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        Pids.stop(process.toHandle());
    }
}
