package dev.onoma.eventlog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null stands for any.
 *
 * @param within no longer ago than this, by the log's own clock
 */
public record LogFilter(
        @Nullable String run,
        @Nullable String target,
        @Nullable String type,
        @Nullable Duration within) {

    public static final LogFilter ALL = new LogFilter(null, null, null);

    /** However long ago. */
    public LogFilter(@Nullable String run, @Nullable String target, @Nullable String type) {
        this(run, target, type, null);
    }

    public static LogFilter ofRun(String run) {
        return new LogFilter(run, null, null);
    }

    public static LogFilter ofTarget(String target) {
        return new LogFilter(null, target, null);
    }

    /** Those of them that were appended no longer ago than this. */
    public LogFilter within(Duration time) {
        return new LogFilter(run, target, type, time);
    }
}
