package dev.onoma.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.Touched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the planner asks of executor or validator. Every command carries the epoch of its run; one whose epoch is older than the
 * target's changes nothing. Commands of a target are handled in the order they were sent.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.FenceRun.class, name = "fence-run"),
    @JsonSubTypes.Type(value = Command.ApplyStep.class, name = "apply-step"),
    @JsonSubTypes.Type(value = Command.RevertStep.class, name = "revert-step"),
    @JsonSubTypes.Type(value = Command.CloseRun.class, name = "close-run"),
    @JsonSubTypes.Type(value = Command.CaptureBaseline.class, name = "capture-baseline"),
    @JsonSubTypes.Type(value = Command.ValidateRun.class, name = "validate-run"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Command {

    RunId run();

    String target();

    long epoch();

    // ---- for the executor

    /**
     * Makes the epoch known to the target, so that everything older is refused, and answers with the ledger's truth.
     *
     * @param expected on the first fence of a run the fingerprint its plan was made for: pre-flight checks are made too, and the
     *     run is refused when one fails; null on later ones
     * @param touched what the executor's role must be able to alter; null on later fences
     */
    record FenceRun(
            RunId run,
            String target,
            long epoch,
            PlanId plan,
            @Nullable Fingerprint expected,
            @Nullable Touched touched,
            String by)
            implements Command {}

    record ApplyStep(RunId run, String target, long epoch, PlannedStep step) implements Command {}

    /** Takes the inverse of a step that stands. */
    record RevertStep(RunId run, String target, long epoch, PlannedStep step) implements Command {}

    /**
     * Sets the target free; the ledger stays. It keeps the epoch too, even of a run that it did not know: a fence of that epoch which
     * comes once more is only answered and does not open the run again; one of a later epoch does.
     */
    record CloseRun(RunId run, String target, long epoch, String outcome) implements Command {}

    // ---- for the validator

    record CaptureBaseline(RunId run, String target, long epoch, PlanId plan) implements Command {}

    /**
     * @param standing the numbers of the steps that stand: what the schema must look like follows from them and the baseline
     */
    record ValidateRun(RunId run, String target, long epoch, PlanId plan, ValidationStage stage, List<Integer> standing)
            implements Command {}
}
