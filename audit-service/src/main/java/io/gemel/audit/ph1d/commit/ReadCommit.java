package io.gemel.audit.ph1d.commit;

import io.gemel.audit.correlation.CorrelationId;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of a commit: every field, its bounds and every fault. */
public final class ReadCommit {

    private static final BigInteger U64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final BigInteger I63 = BigInteger.valueOf(Long.MAX_VALUE);
    private static final long U32 = 0xFFFF_FFFFL;
    private static final long BASIS_POINTS = 10_000;
    private static final long MAX_TOKENS = 65_536;
    private static final int TEXT_BYTES = 128;
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);
    private static final Pattern MODEL_ID = Pattern.compile("[A-Za-z0-9_.:/-]{1,128}");
    private static final Text CODE = Text.required(64).pattern(Pattern.compile("[A-Za-z0-9_.:-]+"));
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");

    private final Fields fields;
    private final @Nullable Mode mode;
    private final Map<String, String> said = new HashMap<>();

    private ReadCommit(Fields fields, @Nullable Mode mode) {
        this.fields = fields;
        this.mode = mode;
    }

    /** The commit of {@code mode}; to be asked for only when {@code fields} holds no violation. */
    public static Supplier<Ph1dCommit> of(Fields fields, Mode mode) {
        return new ReadCommit(fields, mode).read();
    }

    /** A line of a batch, whose member {@code decision} names the mode; without one only what all modes share is judged. */
    public static Supplier<Ph1dCommit> ofLine(Fields fields) {
        var decision = fields.oneOf("decision", true, Mode.names());
        return new ReadCommit(fields, decision == null ? null : Mode.valueOf(decision)).read();
    }

    private Supplier<Ph1dCommit> read() {
        fields.any("tenant_id"); // compared with the token before anything else
        keep(
                "idempotency_key",
                fields.text("idempotency_key", Text.required(TEXT_BYTES).bytes()));
        ofTheMode();
        envelope();
        var correlation = ids();
        var now = now();
        keep("reason_code", fields.integer("reason_code", true, 1, U32));
        return () -> new Ph1dCommit(Objects.requireNonNull(mode), said, correlation.orElseThrow(), now.orElse(null));
    }

    private void ofTheMode() {
        if (mode == null) {
            Mode.allExtraKeys().forEach(fields::any);
            Ph1dCommit.MODEL.forEach(fields::any);
        } else if (mode == Mode.FAIL_CLOSED) {
            keep("fail_code", fields.oneOf("fail_code", true, FailCode.names()));
            model(Ph1dCommit.MODEL.stream().anyMatch(name -> fields.any(name) != null));
        } else {
            mode.extraKeys().forEach(name -> keep(name, fields.text(name, CODE)));
            model(true);
        }
    }

    private void envelope() {
        for (var name : Ph1dCommit.ENVELOPE) {
            keep(
                    name,
                    "prompt_template_version".equals(name)
                            ? fields.integer(name, true, 1, U32)
                            : fields.bigInteger(name, true, BigInteger.ONE, U64));
        }
    }

    private void model(boolean required) {
        keep(
                "model_id",
                fields.text(
                        "model_id",
                        (required ? Text.required(TEXT_BYTES) : Text.optional(TEXT_BYTES)).pattern(MODEL_ID)));
        keep("model_route_class", fields.oneOf("model_route_class", required, "PRIMARY", "SECONDARY", "TERTIARY"));
        keep("temperature_bp", fields.integer("temperature_bp", required, 0, BASIS_POINTS));
        keep("max_tokens", fields.integer("max_tokens", required, 1, MAX_TOKENS));
    }

    private Optional<CorrelationId> ids() {
        var correlation = CorrelationMember.read(fields);
        correlation.ifPresent(id -> keep("correlation_id", id.decimal()));
        keep("turn_id", fields.bigInteger("turn_id", true, BigInteger.ONE, I63));
        keep("session_id", fields.text("session_id", Text.optional(TEXT_BYTES).bytes()));
        keep("user_id", fields.text("user_id", Text.required(TEXT_BYTES).bytes()));
        keep("device_id", fields.text("device_id", Text.required(TEXT_BYTES).bytes()));
        return correlation;
    }

    private Optional<Instant> now() {
        var node = fields.any("now");
        if (node == null) {
            return Optional.empty();
        }
        boolean clock = node.isTextual() && !DIGITS.matcher(node.textValue()).matches();
        var nanos = clock ? nanos(fields.time("now", false)) : fields.bigInteger("now", false, BigInteger.ONE, I63);
        keep("now", nanos);
        return Optional.ofNullable(nanos).map(ReadCommit::instant);
    }

    /** Both spellings have the same bounds. */
    private @Nullable BigInteger nanos(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        var nanos = BigInteger.valueOf(time.getEpochSecond()).multiply(NANOS).add(BigInteger.valueOf(time.getNano()));
        if (nanos.signum() > 0 && nanos.compareTo(I63) <= 0) {
            return nanos;
        }
        fields.violation("now", "range", "must be from 1 to 2^63-1 ns since the epoch");
        return null;
    }

    private static Instant instant(BigInteger nanos) {
        var seconds = nanos.divideAndRemainder(NANOS);
        return Instant.ofEpochSecond(seconds[0].longValueExact(), seconds[1].longValueExact())
                .truncatedTo(ChronoUnit.MICROS);
    }

    private void keep(String name, @Nullable Object value) {
        if (value != null) {
            said.put(name, value.toString());
        }
    }
}
