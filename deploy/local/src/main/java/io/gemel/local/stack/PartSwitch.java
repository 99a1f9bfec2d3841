package io.gemel.local.stack;

import io.gemel.local.Failure;
import io.gemel.local.Layout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Stops and starts one part of the stack that runs, from another process: a service, {@code kafka}, {@code postgres}. */
public final class PartSwitch {

    private final int port;
    private final String secret;

    public PartSwitch(Layout layout) throws IOException {
        this.port = Status.addresses(layout).path("control").intValue();
        this.secret = new Secrets(layout.state().resolve("secrets.properties")).of("control");
    }

    public void stop(String part) throws IOException, InterruptedException {
        send("stop", part);
    }

    public void start(String part) throws IOException, InterruptedException {
        send("start", part);
    }

    private void send(String verb, String part) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + port + "/" + verb + "/" + part);
        var request = HttpRequest.newBuilder(uri)
                .header(Control.SECRET, secret)
                .POST(BodyPublishers.noBody())
                .build();
        var status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        if (status != 204) {
            throw new Failure("The stack does not " + verb + " " + part + " (" + status + ").");
        }
    }
}
