package dev.onoma.local.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A database that can be migrated.
 *
 * @param name what everything else knows it by
 * @param environment {@code production}, {@code staging} or {@code development}
 * @param standard its naming standard; without one the built-in
 * @param businessRules assertions by old names and by new ones, for the validator
 * @param more keys of its configuration below {@code onoma.targets.NAME}, such as {@code policy.critical}
 */
public record Target(
        String name,
        Database database,
        String environment,
        Optional<Path> standard,
        Optional<BusinessRules> businessRules,
        Map<String, String> more) {

    public Target {
        more = Map.copyOf(more);
    }

    /** With nothing more to be configured. */
    public Target(
            String name,
            Database database,
            String environment,
            Optional<Path> standard,
            Optional<BusinessRules> businessRules) {
        this(name, database, environment, standard, businessRules, Map.of());
    }

    /** The same assertions, by the names before a migration and after it. */
    public record BusinessRules(Path oldNames, Path newNames) {}
}
