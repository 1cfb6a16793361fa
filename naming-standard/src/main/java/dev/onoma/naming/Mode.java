package dev.onoma.naming;

/** What a rule does, as the standard file writes it in small letters. */
public enum Mode {
    /** The rule is not asked. */
    OFF,
    /** The rule tells, and renames nothing. */
    WARN,
    /** What the rule proposes will be done. */
    RENAME
}
