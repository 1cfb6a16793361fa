package dev.onoma.events;

/** Which part of a run's life a look at its target's health belongs to. */
public enum HealthPhase {
    /** Nothing was changed yet: what is seen now is what later looks are compared with. */
    BEFORE,
    /** From the first step until both or only the new names answer for good. */
    DURING,
    /** The run is completed or rolled back. */
    AFTER
}
