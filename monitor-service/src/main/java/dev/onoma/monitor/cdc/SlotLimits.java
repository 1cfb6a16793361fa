package dev.onoma.monitor.cdc;

import java.util.Optional;

/**
 * How far a slot may fall behind.
 *
 * @param warnBytes of write-ahead log kept for it, from which on somebody is told
 * @param dropBytes from which on the monitor drops the slot rather than let the target's disk fill up
 */
public record SlotLimits(long warnBytes, long dropBytes) {

    private static final long MEGABYTE = 1024 * 1024;

    public SlotLimits {
        if (warnBytes <= 0 || dropBytes <= warnBytes) {
            throw new IllegalArgumentException(
                    "onoma.monitor.capture.drop-at (%d bytes) must be more than onoma.monitor.capture.warn-at (%d bytes), and that more than nothing."
                            .formatted(dropBytes, warnBytes));
        }
    }

    /** What is wrong with it; empty where nothing is. */
    public Optional<String> trouble(String slot, SlotState state) {
        if (state.lost()) {
            return Optional.of("slot %s is lost: the server removed the log that it needed (max_slot_wal_keep_size)"
                    .formatted(slot));
        }
        if (state.retained() >= warnAt(state) || state.walStatus().equals("unreserved")) {
            return Optional.of("slot %s is behind: the server keeps %d MB of log for it, max_slot_wal_keep_size is %s"
                    .formatted(slot, state.retained() / MEGABYTE, keepSize(state)));
        }
        return Optional.empty();
    }

    /** Whether it has to go, so that the disk does not fill up. */
    public boolean mustGo(SlotState state) {
        return state.retained() >= dropBytes;
    }

    /** Before the server itself would give the slot up. */
    private long warnAt(SlotState state) {
        return state.keepSize() < 0 ? warnBytes : Math.min(warnBytes, Math.max(1, state.keepSize() / 2));
    }

    private static String keepSize(SlotState state) {
        return state.keepSize() < 0 ? "not set" : state.keepSize() / MEGABYTE + " MB";
    }
}
