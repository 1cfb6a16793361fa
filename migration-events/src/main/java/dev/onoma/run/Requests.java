package dev.onoma.run;

import dev.onoma.events.Event;
import dev.onoma.events.RollbackScope;
import dev.onoma.events.RunId;
import dev.onoma.plan.Hazard;
import dev.onoma.plan.Plan;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a run, and what is said to somebody who asks for something else.
 *
 * @param plan the plan of the run
 */
public record Requests(Plan plan) {

    /** What becomes of a request. */
    public sealed interface Answer {}

    /** To be applied and published. */
    public record Accepted(Event event) implements Answer {}

    /**
     * What was asked for is happening already: nothing is to be done, and nothing is wrong.
     *
     * @param message names the run and its stage
     */
    public record Underway(String message) implements Answer {}

    /**
     * Not possible; nothing was changed.
     *
     * @param reason names the run and its stage and says what can be done
     */
    public record Illegal(String reason) implements Answer {}

    /**
     * @param earlier the runs this plan has had
     * @param acknowledged the codes of the hazards that somebody has answered for
     */
    public Answer approve(RunId run, List<RunState> earlier, String by, Collection<String> acknowledged) {
        List<String> open = plan.toAcknowledge().stream()
                .map(Hazard::code)
                .filter(code -> !acknowledged.contains(code))
                .distinct()
                .toList();
        if (plan.isEmpty()) {
            return new Illegal("%s has no steps: %s keeps its standard already, or every rename was refused."
                    .formatted(plan.id(), plan.target()));
        }
        for (RunState other : earlier) {
            if (!(other.stage() instanceof Stage.RolledBack)) {
                return new Illegal("%s is approved already: its run is %s, %s. Go on with that one."
                        .formatted(plan.id(), other.run(), other.stage().name()));
            }
        }
        if (!open.isEmpty()) {
            return new Illegal(
                    "%s has hazards that nobody has acknowledged: %s. Read them, and approve with their codes."
                            .formatted(plan.id(), String.join(", ", open)));
        }
        return new Accepted(new Event.PlanApproved(run, plan.target(), plan.id(), by, List.copyOf(acknowledged)));
    }

    public Answer start(RunState state, String by) {
        return judge(state, new Event.StartRequested(state.run(), state.target(), state.epoch(), by));
    }

    public Answer pause(RunState state, String by, String reason) {
        return judge(state, new Event.PauseRequested(state.run(), state.target(), state.epoch(), by, reason));
    }

    public Answer resume(RunState state, String by) {
        return judge(state, new Event.ResumeRequested(state.run(), state.target(), state.epoch(), by));
    }

    /**
     * @param inUse the old names that somebody was seen using, or that could not be proven unused
     */
    public Answer contract(RunState state, String by, boolean forced, Collection<String> inUse) {
        var request = new Event.ContractRequested(state.run(), state.target(), state.epoch(), by, forced);
        Answer answer = judge(state, request);
        if (answer instanceof Accepted && !forced && !inUse.isEmpty()) {
            return new Illegal(
                    "%s is %s, and old names are still in use: %s. Move these clients to the new names, or force it and break them."
                            .formatted(state.run(), state.stage().name(), String.join(", ", inUse)));
        }
        return answer;
    }

    public Answer rollback(RunState state, RollbackScope scope, String by, String reason) {
        var request = new Event.RollbackRequested(state.run(), state.target(), state.epoch(), scope, by, reason);
        if (state.stage() instanceof Stage.RollingBack back && back.scope().equals(scope)) {
            return new Underway("%s is %s already.".formatted(state.run(), back.name()));
        }
        return judge(state, request);
    }

    /** The request, unless there is something against it. */
    Answer judge(RunState state, Event.Request request) {
        String objection = objection(state, request);
        return objection == null
                ? new Accepted(request)
                : new Illegal(
                        "%s is %s: %s".formatted(state.run(), state.stage().name(), objection));
    }

    private @Nullable String objection(RunState state, Event.Request request) {
        Stage stage = state.stage();
        return switch (request) {
            case Event.StartRequested r ->
                stage instanceof Stage.Approved
                        ? null
                        : "it was started before. A run is started once; approve the plan anew for another one.";
            case Event.PauseRequested r ->
                stage instanceof Stage.Pausable ? null : "no steps are being taken that could be paused.";
            case Event.ResumeRequested r ->
                stage instanceof Stage.Paused
                                || stage instanceof Stage.Ended end && end.closing() == Stage.Closing.REFUSED
                        ? null
                        : "only a paused run is resumed.";
            case Event.ContractRequested r ->
                stage instanceof Stage.Soaking ? null : "old names are taken away only from a run that is SOAKING.";
            case Event.RollbackRequested r -> new RollbackRules(plan).objection(state, r.scope());
        };
    }
}
