package dev.onoma.naming;

/** What becomes of a name that SQL reserves, such as a column {@code order}; the standard file writes it in small letters. */
public enum ReservedWords {
    /** Nothing is renamed to one without a decision. */
    DECISION,
    /** The rename is done, and told about. */
    WARN,
    /** They are names like any other. */
    ALLOW
}
