package dev.onoma.run;

import dev.onoma.events.Event;
import dev.onoma.plan.Phase;

/** What an accepted request makes of a state: each begins a new epoch. */
final class Turns {

    private Turns() {}

    static RunState of(RunState state, Event.Request request, StepOrder order) {
        return switch (request) {
            case Event.StartRequested r ->
                state.stage() instanceof Stage.Approved stage ? state.turn(stage.start(), "", r.by()) : state;
            case Event.PauseRequested r ->
                state.stage() instanceof Stage.Pausable stage ? state.turn(stage.pause(), r.reason(), r.by()) : state;
            case Event.ResumeRequested r ->
                state.stage() instanceof Stage.Paused stage
                        ? state.turn(stage.resume(state.baselined()), "", r.by())
                        : state;
            case Event.ContractRequested r ->
                state.stage() instanceof Stage.Soaking stage
                        // A contract step that was taken back alone is wanted again; an expand step is not.
                        ? state.withdrawing(order.withdrawn(state, Phase.EXPAND))
                                .turn(stage.contract(), "", r.by())
                        : state;
            case Event.RollbackRequested r ->
                state.stage() instanceof Stage.Reversible stage
                        ? state.turn(stage.rollBack(r.scope()), r.reason(), r.by())
                        : state;
        };
    }
}
