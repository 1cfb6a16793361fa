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
            case Event.ResumeRequested r -> resumed(state, r.by());
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

    private static RunState resumed(RunState state, String by) {
        if (state.stage() instanceof Stage.Ended stage) {
            return state.turn(stage.once(Stage.Closing.WANTED), state.reason(), by);
        }
        return state.stage() instanceof Stage.Paused stage
                ? state.turn(stage.resume(state.baselined()), "", by)
                : state;
    }
}
