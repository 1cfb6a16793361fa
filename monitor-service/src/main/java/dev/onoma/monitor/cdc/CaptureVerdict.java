package dev.onoma.monitor.cdc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the changes of a target can be read. */
public sealed interface CaptureVerdict {

    /**
     * They can.
     *
     * @param begin where the slot stands
     * @param beginning whether what was changed before is in it
     * @param token that our messages bear
     * @param withoutDdl why DDL is not in the stream; null where it is
     */
    record Ready(
            String slot,
            long begin,
            Beginning beginning,
            String token,
            @Nullable String withoutDdl) implements CaptureVerdict {

        /** What of the past can be read. */
        public enum Beginning {
            /** All since somebody read last. */
            CONTINUED,
            /** Nothing; nobody has read before. */
            FIRST,
            /** Nothing, and somebody has read before: the slot, or its publication, is gone, as after a failover. */
            ANEW
        }

        public boolean tellsDdl() {
            return withoutDdl == null;
        }

        public Optional<String> shortcoming() {
            return Optional.ofNullable(withoutDdl);
        }
    }

    /** Not yet: the executor has not been there, or somebody still reads the slot. */
    record NotYet(String reason) implements CaptureVerdict {}

    /**
     * They cannot, and nothing but a person changes that.
     *
     * @param reason what is missing, and what to do
     */
    record Impossible(String reason) implements CaptureVerdict {}
}
