package dev.onoma.plan;

/** The half of a plan a step belongs to. */
public enum Phase {
    /** Makes the new names real while the old ones go on answering. */
    EXPAND,
    /** Takes the old names away. */
    CONTRACT
}
