package dev.onoma.monitor.drift;

import dev.onoma.events.Alert.Severity;

/**
 * One object that is not as it has to be.
 *
 * @param object kind and name
 * @param expected what has to be there
 * @param seen what is there
 */
public record Drift(String object, Severity severity, String expected, String seen, String summary) {}
