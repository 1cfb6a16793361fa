package dev.onoma.naming;

import java.util.List;

/**
 * A snapshot held against a standard.
 *
 * @param findings sorted by object and rule
 * @param renames what the findings of level {@link Finding.Level#RENAME} add up to
 * @param oldNameUses what the file says of those who go on using the old names
 */
public record Assessment(List<Finding> findings, Renames renames, OldNameUses oldNameUses) {

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
