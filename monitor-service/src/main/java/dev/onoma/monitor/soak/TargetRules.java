package dev.onoma.monitor.soak;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.naming.Standard;
import java.util.Set;

/**
 * What holds for one target.
 *
 * @param standard that its names keep after a run
 * @param quiet tables that nobody has to write into
 */
public record TargetRules(Standard standard, Set<QualifiedName> quiet) {

    public TargetRules {
        quiet = Set.copyOf(quiet);
    }

    static TargetRules defaults() {
        return new TargetRules(Standard.defaults(), Set.of());
    }
}
