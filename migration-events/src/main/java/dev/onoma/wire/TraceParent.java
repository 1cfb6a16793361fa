package dev.onoma.wire;

import dev.onoma.catalog.Sha256;
import dev.onoma.events.RunId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace (W3C Trace Context, 3.2), which travels with a message as CloudEvents' extension for distributed tracing. A run is
 * one trace, and its id follows from the run's: every service knows it, so no outbox and no log has to keep it.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all zero
 * @param spanId 16 of them
 */
public record TraceParent(String traceId, String spanId) {

    /** The header of a message: the attribute {@code traceparent} in CloudEvents' binding to Kafka. */
    public static final String HEADER = "ce_traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    /** The beginning of a run's trace. */
    public static TraceParent of(RunId run) {
        String hash = Sha256.hex("onoma/trace/" + run, TRACE_BYTES + SPAN_BYTES);
        return new TraceParent(hash.substring(0, 2 * TRACE_BYTES), hash.substring(2 * TRACE_BYTES));
    }

    /** What a header says; empty where there is none or it says nothing that is understood, which is no reason to refuse a message. */
    public static Optional<TraceParent> read(@Nullable String header) {
        Matcher matcher = FORM.matcher(header == null ? "" : header);
        if (!matcher.matches() || isZero(matcher.group(1)) || isZero(matcher.group(2))) {
            return Optional.empty();
        }
        return Optional.of(new TraceParent(matcher.group(1), matcher.group(2)));
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }

    /** As it stands in a header; what is sent is always sampled. */
    public String header() {
        return "00-" + traceId + "-" + spanId + "-01";
    }
}
