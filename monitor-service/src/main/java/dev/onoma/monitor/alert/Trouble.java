package dev.onoma.monitor.alert;

import dev.onoma.events.Alert.Severity;
import java.util.Map;

/**
 * What a look found to be wrong.
 *
 * @param kind what the target's policy is looked up by, such as {@code probe}
 * @param object what it is about; kind and object together name the trouble
 * @param summary what was seen, of what, and what was expected; goes into the reason of a rollback
 * @param details the same in parts, for programs
 */
public record Trouble(String kind, String object, Severity severity, String summary, Map<String, String> details) {

    public Trouble {
        details = Map.copyOf(details);
    }
}
