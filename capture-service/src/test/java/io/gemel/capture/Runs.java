package io.gemel.capture;

import static io.gemel.capture.Api.as;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platformtest.Answers;
import io.restassured.response.Response;
import java.util.UUID;

/** Executions and what is done in them. */
public final class Runs {

    public static final String PATH = "/twins/{t}/executions";

    private Runs() {}

    public static Response start(UUID twin, String who) {
        return as(who).body(Plans.request().toString()).post(PATH, twin);
    }

    /** The id of a new running execution. */
    public static String running(UUID twin, String who) {
        return Answers.text(start(twin, who).then().statusCode(201).extract(), "/executionId");
    }

    public static Response get(UUID twin, String execution, String who) {
        return as(who).get(PATH + "/{e}", twin, execution);
    }

    public static Response verify(UUID twin, String execution, String who, ObjectNode request) {
        return as(who).body(request.toString()).post(PATH + "/{e}/verify", twin, execution);
    }

    public static Response complete(UUID twin, String execution, String who) {
        return as(who).post(PATH + "/{e}/complete", twin, execution);
    }

    public static Response abort(UUID twin, String execution, String who) {
        return as(who).post(PATH + "/{e}/abort", twin, execution);
    }
}
