package io.gemel.local;

import io.gemel.local.demo.Walk;
import io.gemel.local.process.Pids;
import io.gemel.local.process.Wait;
import io.gemel.local.stack.DevEnvironment;
import io.gemel.local.stack.Leftovers;
import io.gemel.local.stack.PartSwitch;
import io.gemel.local.stack.Stack;
import io.gemel.local.stack.Status;
import io.gemel.local.tool.DeadLetterCommand;
import io.gemel.local.tool.RewindCommand;
import io.gemel.local.tool.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The verbs of the script {@code gemel} that need Java. */
public final class Main {

    private static final Layout LAYOUT = Layout.ofProcess();
    private static final Console CONSOLE = new Console(System.out);

    private Main() {}

    public static void main(String[] arguments) {
        try {
            var rest = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
            System.exit(run(arguments.length == 0 ? "" : arguments[0], new Options(rest)));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("A file or connection failed: " + e.getMessage() + ".");
            System.exit(1);
        } catch (InterruptedException e) {
            System.exit(130);
        }
    }

    private static int run(String verb, Options options) throws IOException, InterruptedException {
        return switch (verb) {
            case "up" -> up(options);
            case "down" -> down();
            case "status" -> print(Status.text(Status.now(LAYOUT)));
            case "token" ->
                print(new Tokens(Status.addresses(LAYOUT).path("keycloak").textValue())
                        .of(options.word(0, "Say who, like owner@acme.")));
            case "demo" -> demo(options);
            case "environment" -> print(DevEnvironment.exports(LAYOUT, options.word(0, "Say the service.")));
            case "part" -> part(options);
            case "dlq" -> new DeadLetterCommand(LAYOUT, System.out).run(options);
            case "rewind" -> new RewindCommand(LAYOUT, System.out).run(options);
            default -> throw new Failure("There is no verb " + verb + "; see ./gemel --help.");
        };
    }

    private static int part(Options options) throws IOException, InterruptedException {
        var parts = new PartSwitch(LAYOUT);
        var name = options.word(1, "Say which part, like kafka.");
        switch (options.word(0, "Say start or stop.")) {
            case "start" -> parts.start(name);
            case "stop" -> parts.stop(name);
            default -> throw new Failure("Say start or stop.");
        }
        return 0;
    }

    private static int print(String text) {
        System.out.println(text);
        return 0;
    }

    private static int up(Options options) throws IOException, InterruptedException {
        if (Leftovers.launcherRuns(LAYOUT)) {
            return print("A stack runs already; ./gemel status shows it.");
        }
        start(port(options, 8080));
        new CountDownLatch(1).await();
        return 0;
    }

    private static int port(Options options, int otherwise) {
        long port = options.number("port", otherwise);
        if (port > 65_535) {
            throw new Failure("--port takes a number up to 65535, not " + port + ".");
        }
        return (int) port;
    }

    private static Stack start(int port) throws IOException {
        var stack = new Stack(LAYOUT, port, CONSOLE);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.start();
        return stack;
    }

    private static int down() throws IOException {
        var launcher = new Pids(LAYOUT.pids()).find(Leftovers.LAUNCHER);
        if (launcher.isPresent()) {
            launcher.get().destroy();
            Wait.until("The launcher's end", Duration.ofSeconds(60), () -> !launcher.get()
                    .isAlive());
        }
        Leftovers.stop(LAYOUT, CONSOLE);
        return print("Nothing runs any more.");
    }

    private static int demo(Options options) throws IOException, InterruptedException {
        if (Leftovers.launcherRuns(LAYOUT)) {
            var status = Status.addresses(LAYOUT);
            return walk(
                    status.path("gateway").textValue(), status.path("keycloak").textValue());
        }
        var stack = start(port(options, 0));
        int result = walk(stack.url(), stack.keycloakUrl());
        if (options.has("keep")) {
            CONSOLE.say("stack", "kept; Ctrl-C stops it");
            new CountDownLatch(1).await();
        }
        stack.close();
        return result;
    }

    private static int walk(String gateway, String keycloak) {
        return new Walk(gateway, keycloak, System.out).run() ? 0 : 1;
    }
}
