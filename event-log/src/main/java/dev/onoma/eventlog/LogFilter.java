package dev.onoma.eventlog;

import org.jspecify.annotations.Nullable;

/** Which entries are wanted; null stands for any. */
public record LogFilter(
        @Nullable String run,
        @Nullable String target,
        @Nullable String type) {

    public static final LogFilter ALL = new LogFilter(null, null, null);

    public static LogFilter ofRun(String run) {
        return new LogFilter(run, null, null);
    }

    public static LogFilter ofTarget(String target) {
        return new LogFilter(null, target, null);
    }
}
