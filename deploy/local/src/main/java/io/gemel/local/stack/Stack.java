package io.gemel.local.stack;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.gemel.local.Console;
import io.gemel.local.Failure;
import io.gemel.local.Layout;
import io.gemel.local.gateway.Gateway;
import io.gemel.local.gateway.Routes;
import io.gemel.local.process.Pids;
import io.gemel.local.process.Ports;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** All of it, started side by side and stopped together. */
public final class Stack implements AutoCloseable {

    private interface Step {
        void run() throws Exception;
    }

    private final Layout layout;
    private final Console console;
    private final Pids pids;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Keycloak keycloak;
    private final List<Service> services;
    private final Gateway gateway;
    private final Control control;
    private final int port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FileChannel lock;
    private boolean closed;

    /**
     * @param port where the gateway listens; 0 is a free one
     */
    public Stack(Layout layout, int port, Console console) throws IOException {
        this.layout = layout;
        this.console = console;
        Files.createDirectories(layout.state());
        this.lock = FileChannel.open(layout.state().resolve("lock"), CREATE, WRITE);
        if (Leftovers.launcherRuns(layout) || !isTheOnlyOne()) {
            lock.close();
            throw new Failure("A stack runs already in " + layout.state() + "; ./gemel status shows it.");
        }
        Leftovers.stop(layout, console);
        var ports = new Ports(layout.state().resolve("ports.properties"));
        this.port = port == 0 ? ports.of("gateway") : port;
        Ports.mustBeFree(this.port);
        this.pids = new Pids(layout.pids());
        var secrets = new Secrets(layout.state().resolve("secrets.properties"));
        this.postgres = new Postgres(layout, secrets, ports.of("postgres"), console);
        this.kafka = new Kafka(layout, ports, pids, console);
        this.keycloak = new Keycloak(layout, ports.of("keycloak"), pids, console);
        this.services = services(ports, secrets);
        this.gateway = new Gateway(
                Routes.read(layout.root().resolve("deploy/kubernetes/base/gateway")),
                services.stream().collect(Collectors.toMap(s -> s.name().module(), Service::port)));
        this.control = new Control(parts(), ports.of("control"), secrets.of("control"));
    }

    /** The lock ends with the process, however it ends: of two that start at once one goes on. */
    private boolean isTheOnlyOne() throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private List<Service> services(Ports ports, Secrets secrets) throws IOException {
        var all = new ArrayList<Service>();
        for (var name : ServiceName.values()) {
            int own = ports.of(name.module());
            var environment =
                    Service.environment(name, own, postgres.port(), kafka.address(), keycloak.issuer(), secrets);
            all.add(new Service(name, layout, own, environment, pids, console));
        }
        return List.copyOf(all);
    }

    private Map<String, Control.Part> parts() {
        var parts = new HashMap<String, Control.Part>();
        services.forEach(service -> parts.put(service.name().module(), service));
        parts.put("kafka", kafka);
        parts.put("postgres", postgres);
        return parts;
    }

    /** Returns once everything is ready; on a failure all that was started is stopped. */
    public void start() throws IOException {
        pids.keep(Leftovers.LAUNCHER, ProcessHandle.current());
        try {
            gateway.start(port);
            control.start();
            var database = step("postgres", postgres::start);
            var broker = step("kafka", kafka::start);
            var identity = step("keycloak", keycloak::start);
            var ready = CompletableFuture.allOf(database, broker).thenCompose(v -> startServices());
            CompletableFuture.allOf(identity, ready).join();
            Status.write(layout, this);
            console.say("gateway", "ready at " + url());
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof Failure failure ? failure : new Failure("The stack did not start.", e);
        }
    }

    private CompletableFuture<Void> startServices() {
        return CompletableFuture.allOf(services.stream()
                .map(service -> step(service.name().module(), service::start))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> step(String name, Step step) {
        console.say(name, "starting");
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        step.run();
                    } catch (Failure e) {
                        throw e;
                    } catch (Exception e) {
                        throw new Failure(name + " did not start: " + e, e);
                    }
                    console.say(name, "ready");
                },
                threads);
    }

    public String url() {
        return "http://127.0.0.1:" + gateway.port();
    }

    public String keycloakUrl() {
        return keycloak.url();
    }

    String kafkaAddress() {
        return kafka.address();
    }

    int postgresPort() {
        return postgres.port();
    }

    List<Service> services() {
        return services;
    }

    int controlPort() {
        return control.port();
    }

    /** Stops all of it: what answers first, what keeps data last. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        console.say("stack", "stopping");
        gateway.close();
        control.close();
        var stopping = services.stream()
                .map(s -> CompletableFuture.runAsync(s::stop, threads))
                .toList();
        var identity = CompletableFuture.runAsync(keycloak::stop, threads);
        CompletableFuture.allOf(stopping.toArray(CompletableFuture[]::new)).join();
        kafka.stop();
        try {
            postgres.stop();
            Files.deleteIfExists(layout.statusFile());
            lock.close();
        } catch (IOException e) {
            console.say("postgres", "did not stop cleanly: " + e.getMessage());
        }
        identity.join();
        pids.forget(Leftovers.LAUNCHER);
        threads.close();
        console.say("stack", "stopped");
    }
}
