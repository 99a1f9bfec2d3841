package io.gemel.bench;

import io.gemel.local.Layout;
import io.gemel.local.process.Pids;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a service and the database have used so far.
 *
 * @param service processor time of the service's process
 * @param database processor time of the database's process and those it started
 * @param memory resident memory of the service in MiB
 */
record Processes(Duration service, Duration database, long memory) {

    static Processes of(Layout layout, ServiceName service) throws IOException {
        var process = new Pids(layout.pids()).find(service.module()).orElseThrow();
        var pid =
                Files.readAllLines(layout.state().resolve("pg/postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        var database = postmaster.descendants().map(Processes::used).reduce(used(postmaster), Duration::plus);
        return new Processes(used(process), database, memory(process));
    }

    /** Processor time for 1,000 of {@code requests} since {@code before}. */
    String perThousand(Processes before, long requests) {
        return "%.2f s service, %.2f s database, %d MiB service"
                .formatted(
                        service.minus(before.service).toNanos() / 1e6 / requests,
                        database.minus(before.database).toNanos() / 1e6 / requests,
                        memory);
    }

    /** Processor time of the service for each of {@code requests} since {@code before}, in milliseconds. */
    double serviceMillisPer(Processes before, long requests) {
        return service.minus(before.service).toNanos() / 1e6 / requests;
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long memory(ProcessHandle process) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        }
    }
}
