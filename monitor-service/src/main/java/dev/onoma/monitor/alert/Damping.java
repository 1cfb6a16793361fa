package dev.onoma.monitor.alert;

import java.time.Duration;

/**
 * How soon a trouble is told and taken back.
 *
 * @param failuresAllowed so many bad looks in a row are nothing yet
 * @param successesNeeded so many good looks in a row end it
 * @param flapsAllowed a trouble that came more often than this within {@code flapWindow} flaps
 * @param calm one that flaps is over only after it was good for so long
 */
public record Damping(int failuresAllowed, int successesNeeded, int flapsAllowed, Duration flapWindow, Duration calm) {

    public Damping {
        if (failuresAllowed < 0 || successesNeeded < 1 || flapsAllowed < 1) {
            throw new IllegalArgumentException(
                    "Failures allowed are %d, successes needed %d, flaps allowed %d: expected at least 0, 1 and 1."
                            .formatted(failuresAllowed, successesNeeded, flapsAllowed));
        }
        if (flapWindow.isNegative() || calm.isNegative()) {
            throw new IllegalArgumentException(
                    "flap-window is %s and calm %s: expected no negative time.".formatted(flapWindow, calm));
        }
    }

    /** The same, with other failures allowed. */
    public Damping allowing(int failures) {
        return new Damping(failures, successesNeeded, flapsAllowed, flapWindow, calm);
    }
}
