package dev.onoma.monitor.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Whom was told of lately, so that who goes on using an old name is not told of every second. */
public final class UsageMemory {

    private final Duration repeatAfter;
    private final Map<OldNameUse, Instant> told = new HashMap<>();

    public UsageMemory(Duration repeatAfter) {
        this.repeatAfter = repeatAfter;
    }

    /** Whether it is worth telling. */
    public boolean isNews(OldNameUse use, Instant now) {
        Instant last = told.get(use);
        return last == null || !now.isBefore(last.plus(repeatAfter));
    }

    /** It was told. */
    public void told(OldNameUse use, Instant now) {
        told.values().removeIf(last -> !now.isBefore(last.plus(repeatAfter)));
        told.put(use, now);
    }
}
