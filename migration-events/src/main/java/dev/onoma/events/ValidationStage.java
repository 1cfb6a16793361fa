package dev.onoma.events;

/** At which point of a run everything is validated. */
public enum ValidationStage {
    AFTER_EXPAND,
    AFTER_CONTRACT,
    AFTER_ROLLBACK
}
