package io.gemel.local.process;

import io.gemel.local.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/** Free ports, the same ones as in the last run where they still are free. */
public final class Ports {

    private final Path file;
    private final Properties known = new Properties();
    private final Set<Integer> given = new HashSet<>();

    public Ports(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                known.load(in);
            }
        }
    }

    /** A free port for {@code name}. */
    public synchronized int of(String name) throws IOException {
        int port = Integer.parseInt(known.getProperty(name, "0"));
        if (port == 0 || given.contains(port) || !isFree(port)) {
            do {
                port = anyFree();
            } while (given.contains(port));
        }
        given.add(port);
        known.setProperty(name, Integer.toString(port));
        try (var out = Files.newBufferedWriter(file)) {
            known.store(out, null);
        }
        return port;
    }

    /** Fails with a clear message when somebody else listens on {@code port}. */
    public static void mustBeFree(int port) {
        if (!isFree(port)) {
            throw new Failure("Port " + port + " is taken; choose another with --port.");
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
