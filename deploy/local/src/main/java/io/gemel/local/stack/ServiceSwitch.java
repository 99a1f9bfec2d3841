package io.gemel.local.stack;

import io.gemel.local.Failure;
import io.gemel.local.Layout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Stops and starts one service of the stack that runs, from another process. */
public final class ServiceSwitch {

    private final int port;
    private final String secret;

    public ServiceSwitch(Layout layout) throws IOException {
        this.port = Status.addresses(layout).path("control").intValue();
        this.secret = new Secrets(layout.state().resolve("secrets.properties")).of("control");
    }

    public void stop(ServiceName service) throws IOException, InterruptedException {
        send("stop", service);
    }

    public void start(ServiceName service) throws IOException, InterruptedException {
        send("start", service);
    }

    private void send(String verb, ServiceName service) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + port + "/" + verb + "/" + service.module());
        var request = HttpRequest.newBuilder(uri)
                .header(Control.SECRET, secret)
                .POST(BodyPublishers.noBody())
                .build();
        var status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        if (status != 204) {
            throw new Failure("The stack does not " + verb + " " + service.module() + " (" + status + ").");
        }
    }
}
