package io.gemel.local.process;

import io.gemel.local.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM of the local stack is started: for a quick start on few processors, not for throughput. No second compiler,
 * and the bytes of classes that every test and every image verifies are not verified once more: a fifth of a start.
 */
public final class QuickStart {

    public static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MetaspaceSize=128m",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    private QuickStart() {}

    /** The command of such a JVM. */
    public static List<String> java(String... arguments) {
        var command = new ArrayList<>(List.of(Layout.java()));
        command.addAll(OPTIONS);
        command.addAll(List.of(arguments));
        return command;
    }
}
