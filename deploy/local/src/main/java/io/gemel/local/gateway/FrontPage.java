package io.gemel.local.gateway;

import java.util.Map;
import java.util.TreeMap;

/** The page at {@code /}: where each service's operations and health can be looked at. */
final class FrontPage {

    private FrontPage() {}

    static String of(Map<String, Integer> ports) {
        var page = new StringBuilder("<!doctype html><meta charset=utf-8><title>Gemel</title><h1>Gemel</h1><ul>");
        new TreeMap<>(ports).forEach((service, port) -> {
            var url = "http://127.0.0.1:" + port + "/q/";
            page.append("<li>").append(service);
            page.append(": <a href=\"").append(url).append("swagger-ui\">operations</a>");
            page.append(", <a href=\"").append(url).append("health\">health</a></li>");
        });
        return page.append("</ul>").toString();
    }
}
