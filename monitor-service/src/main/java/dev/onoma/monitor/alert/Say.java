package dev.onoma.monitor.alert;

import dev.onoma.events.Alert.Severity;

/** What is to be told about a trouble. */
public sealed interface Say {

    /** It is there, or it got worse. */
    record Raise(Severity severity) implements Say {}

    /** It is over. */
    record Resolve() implements Say {}
}
