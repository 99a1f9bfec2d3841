package io.gemel.bench;

import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The same statements sent by pgbench, which does nothing else: what the database itself can do. */
final class Pgbench {

    private static final int CLIENTS = 16;
    /** A new number for each transaction, under the name {@code id}. */
    private static final String DRAW = "\\set id random(1, 9223372036854775807)\n";

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    /** Transactions a second and their average time in milliseconds. */
    record Result(double perSecond, double average) {
        @Override
        public String toString() {
            return "%,.0f/s, average %.1f ms".formatted(perSecond, average);
        }
    }

    private final Site site;
    private final ServiceName service;
    private final Map<String, String> variables;

    Pgbench(Site site, ServiceName service, Map<String, String> variables) {
        this.site = site;
        this.service = service;
        this.variables = variables;
    }

    /** The statements of {@code script} one after another, each awaited. */
    Result inTurn(String script, int seconds) throws IOException {
        return run(DRAW + script(script), seconds);
    }

    /** The same in one round trip: the limit. */
    Result pipelined(String script, int seconds) throws IOException {
        return run(DRAW + "\\startpipeline\n" + script(script) + "\\endpipeline\n", seconds);
    }

    private Result run(String script, int seconds) throws IOException {
        var file = Files.createTempFile("gemel-bench", ".sql");
        try {
            Files.writeString(file, script);
            return parse(output(command(file, seconds)));
        } finally {
            Files.delete(file);
        }
    }

    private List<String> command(Path file, int seconds) {
        var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-j", "1"));
        command.addAll(
                List.of("-c", Integer.toString(CLIENTS), "-T", Integer.toString(seconds), "-f", file.toString()));
        variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(site.databasePort())));
        command.addAll(List.of("-U", service.prefix() + "_app", service.database()));
        return command;
    }

    private String output(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", site.password(service, "app"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException("pgbench failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }

    private static Result parse(String output) throws IOException {
        return new Result(number(RATE, output), number(LATENCY, output));
    }

    private static double number(Pattern pattern, String output) throws IOException {
        var found = pattern.matcher(output);
        if (!found.find()) {
            throw new IOException("pgbench prints another form: " + output);
        }
        return Double.parseDouble(found.group(1));
    }

    private static String script(String name) throws IOException {
        try (var in = Pgbench.class.getResourceAsStream("/pgbench/" + name)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes());
        }
    }
}
