package dev.onoma.naming;

import java.util.List;

/**
 * A snapshot held against a standard.
 *
 * @param findings sorted by object and rule
 * @param renames what the findings of level {@link Finding.Level#RENAME} add up to
 */
public record Assessment(List<Finding> findings, Renames renames) {

    public Assessment {
        findings = List.copyOf(findings);
    }

    /** The findings that somebody has to decide before they can be mended. */
    public List<Finding> undecided() {
        return findings.stream()
                .filter(f -> f.level() == Finding.Level.DECISION)
                .toList();
    }
}
