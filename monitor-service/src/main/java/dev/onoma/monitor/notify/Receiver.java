package dev.onoma.monitor.notify;

import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.alert.Damping;
import java.time.Duration;
import java.util.Set;

/**
 * Somebody who is told of alerts.
 *
 * @param name for logs and metrics, and of its consumer group: whoever changes it begins anew
 * @param least what is milder is not told
 * @param targets whose alerts are told; all when empty
 * @param giveUpAfter an alert that could not be told for so long is told no more
 * @param damping what counts as flapping
 */
public record Receiver(
        String name, Delivery delivery, Severity least, Set<String> targets, Duration giveUpAfter, Damping damping) {

    public Receiver {
        targets = Set.copyOf(targets);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot be the name of a receiver: onoma.monitor.receivers.NAME takes up to 63 letters, digits, dots, hyphens and underscores."
                            .formatted(name));
        }
    }

    boolean wants(String target) {
        return targets.isEmpty() || targets.contains(target);
    }

    @Override
    public String toString() {
        return name + " (" + delivery + ")";
    }
}
