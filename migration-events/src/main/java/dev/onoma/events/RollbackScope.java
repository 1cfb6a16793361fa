package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How much of a run is to be undone (R6). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "scope")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RollbackScope.All.class, name = "all"),
    @JsonSubTypes.Type(value = RollbackScope.Contract.class, name = "contract"),
    @JsonSubTypes.Type(value = RollbackScope.OneStep.class, name = "step"),
})
public sealed interface RollbackScope {

    /** Everything: afterwards the fingerprint equals the baseline. */
    record All() implements RollbackScope {}

    /** The contract phase: afterwards both names answer again. */
    record Contract() implements RollbackScope {}

    /** One step that no standing step rests on. */
    record OneStep(int step) implements RollbackScope {}
}
