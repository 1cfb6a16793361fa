package dev.onoma.planner.alert;

import org.jspecify.annotations.Nullable;

/**
 * What a request says of who sends it.
 *
 * @param authorization the header of that name
 * @param signature the header {@code X-Onoma-Signature}
 * @param timestamp the header {@code X-Onoma-Timestamp}
 * @param onThisMachine whether it came over the loopback interface
 */
public record Sender(
        @Nullable String authorization,
        @Nullable String signature,
        @Nullable String timestamp,
        boolean onThisMachine) {

    /** Without secrets. */
    @Override
    public String toString() {
        return onThisMachine ? "a sender on this machine" : "a sender elsewhere";
    }
}
