package dev.onoma.monitor.health;

/** How an application answered. */
public sealed interface ProbeResult {

    /** How long it took, or until it was given up. */
    double millis();

    /** As expected. */
    record Healthy(double millis) implements ProbeResult {}

    /**
     * Not as expected.
     *
     * @param reason what was seen and what was expected
     */
    record Failed(double millis, String reason) implements ProbeResult {}
}
