package io.gemel.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The passwords of this installation, drawn at its first start and readable by its user only. */
public final class Secrets {

    private final Path file;
    private final Properties values = new Properties();
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                values.load(in);
            }
        } else {
            var mode = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(mode));
        }
    }

    /** The secret of that name, drawn now if it is new. */
    public synchronized String of(String name) throws IOException {
        var known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var drawn = HexFormat.of().formatHex(bytes);
        values.setProperty(name, drawn);
        try (var out = Files.newBufferedWriter(file)) {
            values.store(out, null);
        }
        return drawn;
    }
}
