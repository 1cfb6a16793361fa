package dev.onoma.wire;

/** Who sends a message. */
public enum Source {
    PLANNER,
    EXECUTOR,
    VALIDATOR,
    MONITOR;

    /** What stands in {@code ce_source}: {@code /executor}. */
    public String path() {
        return switch (this) {
            case PLANNER -> "/planner";
            case EXECUTOR -> "/executor";
            case VALIDATOR -> "/validator";
            case MONITOR -> "/monitor";
        };
    }
}
