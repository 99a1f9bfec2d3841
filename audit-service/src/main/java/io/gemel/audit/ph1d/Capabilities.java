package io.gemel.audit.ph1d;

import io.gemel.audit.ph1d.commit.Mode;
import io.gemel.audit.ph1d.commit.Ph1dCommit;
import io.gemel.audit.ph1d.commit.Ph1dCommit.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The description of the engine: its six capabilities. */
record Capabilities(String engineId, String version, String status, List<Capability> capabilities) {

    static final Capabilities ALL = new Capabilities(
            "PH1.D",
            "v1",
            "ACTIVE",
            Stream.concat(Arrays.stream(Mode.values()).map(Capability::commit), Stream.of(Capability.read()))
                    .toList());

    /** One thing that the engine can do. */
    record Capability(
            String name, String operation, List<Field> inputFields, List<String> allowedCallers, String sideEffects) {

        static Capability commit(Mode mode) {
            return new Capability(
                    "PH1D_" + mode.name() + "_COMMIT_ROW",
                    "POST /audit/ph1d/" + mode.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Ph1dCommit.fields(mode),
                    List.of("runtime"),
                    "DB_WRITE");
        }

        static Capability read() {
            return new Capability(
                    "PH1D_READ_AUDIT_ROWS",
                    "GET /audit/ph1d/rows?correlation_id=",
                    List.of(new Field("correlation_id", true), new Field("limit", false), new Field("cursor", false)),
                    List.of("runtime", "auditor"),
                    "NONE");
        }
    }
}
