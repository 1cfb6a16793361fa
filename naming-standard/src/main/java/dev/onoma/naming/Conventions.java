package dev.onoma.naming;

import java.util.Map;
import java.util.Set;

/**
 * What single rules are given by the standard file.
 *
 * @param timestamps other name → standard name
 * @param booleanVerbs first words that boolean columns may begin with
 * @param collectives words for many things, good as names of arrays without a plural
 * @param uniqueIndexPrefix {@code uq} or {@code idx}
 * @param appendId whether a foreign key named after a role gets {@code _id}
 * @param digitPrefix what is put before a name that would begin with a digit; empty where that needs a decision
 */
public record Conventions(
        Map<String, String> timestamps,
        Set<String> booleanVerbs,
        Set<String> collectives,
        String uniqueIndexPrefix,
        boolean appendId,
        String digitPrefix) {

    public Conventions {
        timestamps = Map.copyOf(timestamps);
        booleanVerbs = Set.copyOf(booleanVerbs);
        collectives = Set.copyOf(collectives);
    }
}
