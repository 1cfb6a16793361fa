package dev.onoma.monitor.health;

import dev.onoma.events.Alert.Severity;
import org.jspecify.annotations.Nullable;

/** From where on a figure is a warning, and from where on it is critical. */
public record Limit(double warning, double critical) {

    public Limit {
        if (!(warning > 0 && critical >= warning)) {
            throw new IllegalArgumentException(
                    "A limit warns at %s and is critical at %s: expected 0 < warning <= critical."
                            .formatted(warning, critical));
        }
    }

    /** For what may be strange but is no reason to undo anything. */
    public static Limit ofWarning(double warning) {
        return new Limit(warning, Double.POSITIVE_INFINITY);
    }

    /** How bad a figure is that should be low; null when it is. */
    @Nullable
    Severity above(double figure) {
        return figure >= critical ? Severity.CRITICAL : figure >= warning ? Severity.WARNING : null;
    }
}
