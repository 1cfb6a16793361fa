package dev.onoma.validator.target;

import java.time.Duration;
import java.util.Optional;

/**
 * How a target is reached.
 *
 * @param connections how many read it at a time
 */
public record TargetSettings(
        String jdbcUrl,
        String user,
        Optional<String> password,
        int connections,
        Duration connectTimeout,
        Duration statementTimeout) {

    /** Without anything secret. */
    @Override
    public String toString() {
        return "settings of a target with " + connections + " connections";
    }
}
