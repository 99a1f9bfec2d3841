package io.gemel.e2e;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The command lines of the project's documents: those of fences marked {@code sh}, and code within a sentence that begins
 * like one. Another word behind {@code sh} says what a line needs that no test has.
 */
final class Documents {

    private static final Set<String> FOREIGN = Set.of("target", "node_modules", ".git", ".gemel");
    private static final Path MIGRATIONS = Path.of("db", "migration");
    private static final Pattern FENCE = Pattern.compile("^\\s*```(.*)$");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#.*$");
    private static final Pattern INLINE =
            Pattern.compile("`((?:\\./gemel|mvn|npm|kubectl|podman|docker|psql|deploy/[^` ]+\\.sh) [^`]+)`");

    /**
     * One command line.
     *
     * @param needs what it needs that no test has, else empty
     */
    record Line(Path file, String command, String needs) {}

    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> unmarked = new ArrayList<>();

    private Documents(Path root) {
        this.root = root;
    }

    static Documents of(Path root) throws IOException {
        var documents = new Documents(root);
        for (var file : sources(root)) {
            if (file.toString().endsWith(".md")) {
                documents.files.add(file);
                documents.read(file);
            }
        }
        return documents;
    }

    /** Every file of the project, documents too; not what is built of them, and not its migrations. */
    static List<Path> sources(Path root) throws IOException {
        var sources = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return FOREIGN.contains(folder.getFileName().toString()) || folder.endsWith(MIGRATIONS)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sources.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    List<Path> files() {
        return files;
    }

    List<Line> lines() {
        return lines;
    }

    /** Fences that do not say what they hold. */
    List<String> unmarked() {
        return unmarked;
    }

    private void read(Path file) throws IOException {
        var name = root.relativize(file);
        String open = null;
        var command = "";
        int number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            var fence = FENCE.matcher(line);
            if (fence.matches()) {
                var kind = fence.group(1).strip();
                if (open == null && kind.isEmpty()) {
                    unmarked.add(name + ":" + number);
                }
                open = open == null ? kind : null;
            } else if (open == null) {
                var inline = INLINE.matcher(line);
                while (inline.find()) {
                    lines.add(new Line(name, inline.group(1), ""));
                }
            } else if (open.equals("sh") || open.startsWith("sh ")) {
                command += COMMENT.matcher(line).replaceFirst("").strip();
                if (command.endsWith("\\")) {
                    command = command.substring(0, command.length() - 1);
                } else if (!command.isEmpty()) {
                    lines.add(new Line(name, command, open.substring(2).strip()));
                    command = "";
                }
            }
        }
    }
}
