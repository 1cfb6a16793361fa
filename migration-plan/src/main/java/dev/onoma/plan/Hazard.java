package dev.onoma.plan;

/**
 * What could go wrong for somebody although the step itself succeeds.
 *
 * @param code stable and unique in a plan, such as {@code publication:public.inventory_items:orders_pub}; what is acknowledged
 * @param message names the object, what happens to whom, and the way out
 */
public record Hazard(String code, Level level, String message) {

    /** How much attention it asks for. */
    public enum Level {
        /** Good to know. */
        NOTE,
        /** The plan cannot be approved before somebody has acknowledged it. */
        ACKNOWLEDGE
    }
}
