package dev.onoma.run.schedule;

import dev.onoma.command.Command;
import dev.onoma.command.CommandId;
import dev.onoma.events.Event;
import dev.onoma.events.RollbackScope;
import dev.onoma.run.Requests;
import dev.onoma.run.RunState;
import dev.onoma.run.Saga;
import dev.onoma.wire.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A planner: its state and its outbox change together, and outlive it. */
final class Planner {

    private final Saga saga;
    private final Witness witness;
    private final Map<CommandId, Command> outbox = new LinkedHashMap<>();
    private final Set<CommandId> unsent = new HashSet<>();
    private RunState state;

    Planner(Saga saga, RunState state, Witness witness) {
        this.saga = saga;
        this.state = state;
        this.witness = witness;
        witness.believes(state);
    }

    RunState state() {
        return state;
    }

    void handle(Event event) {
        RunState next = saga.apply(state, event);
        Violation.unless(saga.apply(next, event).equals(next), "A second %s changes %s", event, next);
        Violation.unless(next.epoch() >= state.epoch(), "The epoch goes back with %s", event);
        state = next;
        witness.believes(state);
        for (Command command : saga.decide(state)) {
            if (outbox.putIfAbsent(CommandId.of(command), command) == null) {
                unsent.add(CommandId.of(command));
            }
        }
    }

    /** It dies and starts again: the state is read, and what it implies is sent again, and nothing else. */
    void restart() {
        RunState stored = Json.read(Json.write(state), RunState.class);
        Violation.unless(stored.equals(state), "The state %s is stored as %s", state, stored);
        unsent.clear();
        for (Command command : saga.decide(stored)) {
            Violation.unless(
                    command.equals(outbox.get(CommandId.of(command))),
                    "%s was not decided before the restart",
                    command);
            unsent.add(CommandId.of(command));
        }
    }

    /** The next message of the outbox. */
    Optional<Command> next() {
        return outbox.entrySet().stream()
                .filter(entry -> unsent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    void sent(Command command) {
        unsent.remove(CommandId.of(command));
    }

    List<Command> outstanding() {
        return saga.decide(state);
    }

    /** An operator asks for something; what is accepted is applied, and published too. */
    Optional<Event> ask(RandomGenerator random) {
        Requests requests = new Requests(saga.plan());
        List<Requests.Answer> wishes = new ArrayList<>();
        wishes.add(requests.start(state, "ada"));
        wishes.add(requests.start(state, "ada"));
        wishes.add(requests.pause(state, "ada", "the shop is busy"));
        wishes.add(requests.resume(state, "ada"));
        wishes.add(requests.contract(state, "ada", false, List.of()));
        wishes.add(requests.contract(state, "ada", false, List.of()));
        wishes.add(requests.rollback(state, new RollbackScope.All(), "an alert", "drift"));
        wishes.add(requests.rollback(state, new RollbackScope.Contract(), "ada", "too early"));
        int step = 1 + random.nextInt(saga.plan().steps().size());
        wishes.add(requests.rollback(state, new RollbackScope.OneStep(step), "ada", "one only"));
        return accept(wishes.get(random.nextInt(wishes.size())));
    }

    Optional<Event> accept(Requests.Answer answer) {
        if (answer instanceof Requests.Accepted accepted) {
            long before = state.epoch();
            handle(accepted.event());
            Violation.unless(state.epoch() == before + 1, "%s was accepted and changed nothing", accepted.event());
            return Optional.of(accepted.event());
        }
        return Optional.empty();
    }
}
