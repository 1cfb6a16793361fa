package dev.onoma.run.schedule;

import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.events.RollbackScope;
import dev.onoma.plan.Plan;
import dev.onoma.run.Plans;
import dev.onoma.run.Requests;
import dev.onoma.run.Saga;
import dev.onoma.run.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One run under one random order of things: messages come twice, late and in any order, everybody dies at any moment, steps and
 * validations fail, operators change their minds. Then the faults end, and the run has to come to rest.
 */
final class Schedule {

    private static final int MANY = 20_000;

    private final RandomGenerator random;
    private final Faults faults;
    private final Target target;
    private final Executor executor;
    private final Validator validator;
    private final Planner planner;
    private final Plan plan;
    private final Witness witness;

    /** The partition of the target, and how far each consumer has come. */
    private final List<Command> commands = new ArrayList<>();

    private int executorAt;
    private int validatorAt;

    /** Events on their way: any of them may be the next, since they come from several producers. */
    private final List<Event> flying = new ArrayList<>();

    private final List<Event> history = new ArrayList<>();
    private final @Nullable List<String> trace;

    /**
     * @param trace takes a line after each action
     */
    Schedule(Tape tape, @Nullable List<String> trace) {
        this.trace = trace;
        random = tape;
        faults = new Faults(random);
        int objects = 1 + random.nextInt(4);
        plan = Plans.of(1 + random.nextInt(10), random.nextInt(6), objects);
        target = new Target(objects);
        witness = new Witness(plan, target);
        executor = new Executor(target, faults, witness);
        validator = new Validator(target, plan, faults);
        planner = new Planner(new Saga(plan), Plans.approved(plan, 1 + random.nextInt(6)), witness);
    }

    void run() {
        int actions = random.nextInt(200);
        planner.accept(requests().start(planner.state(), "ada")).ifPresent(this::publish);
        for (int i = 0; i < actions; i++) {
            act(random.nextInt(1000));
        }
        faults.end();
        rest();
        finish();
    }

    private void act(int dice) {
        if (dice < 260) {
            relay();
        } else if (dice < 500) {
            execute();
        } else if (dice < 620) {
            validate();
        } else if (dice < 930) {
            deliver();
        } else if (dice < 950) {
            comeLate();
        } else if (dice < 960) {
            loseAnEvent();
        } else if (dice < 965) {
            loseTheEndOfThePartition();
        } else if (dice < 975) {
            planner.restart();
        } else {
            planner.ask(random).ifPresent(this::publish);
        }
        note();
    }

    private void relay() {
        planner.next().ifPresent(command -> {
            commands.add(command);
            if (!happens(50)) {
                planner.sent(command);
            }
        });
    }

    /** One command, or a crash before it or after it, and then everything since the last commit of the offset again. */
    private void execute() {
        if (happens(30)) {
            executorAt = Math.max(0, executorAt - random.nextInt(6));
        } else if (executorAt < commands.size()) {
            List<Event> answers = executor.handle(commands.get(executorAt));
            if (!happens(40)) {
                answers.forEach(this::publish);
                executorAt++;
            }
        }
    }

    private void validate() {
        if (happens(30)) {
            validatorAt = Math.max(0, validatorAt - random.nextInt(6));
        } else if (validatorAt < commands.size()) {
            validator.handle(commands.get(validatorAt++)).forEach(this::publish);
        }
    }

    private void deliver() {
        if (!flying.isEmpty()) {
            int which = random.nextInt(flying.size());
            Event event = happens(60) ? flying.get(which) : flying.remove(which);
            planner.handle(event);
            if (event instanceof Event.StepApplied applied && happens(300)) {
                publish(validator.look(applied));
            }
        }
    }

    private void comeLate() {
        if (!history.isEmpty()) {
            planner.handle(history.get(random.nextInt(history.size())));
        }
    }

    private void loseAnEvent() {
        if (!flying.isEmpty()) {
            flying.remove(random.nextInt(flying.size()));
        }
    }

    /** A broker forgets what it acknowledged; the planner is started anew. */
    private void loseTheEndOfThePartition() {
        int end = commands.size() - Math.min(commands.size(), random.nextInt(4));
        commands.subList(end, commands.size()).clear();
        executorAt = Math.min(executorAt, end);
        validatorAt = Math.min(validatorAt, end);
        planner.restart();
    }

    private void publish(Event event) {
        flying.add(event);
        history.add(event);
    }

    /** Until nothing is on its way any more. */
    private void rest() {
        planner.restart();
        int steps = 0;
        while (planner.next().isPresent()
                || executorAt < commands.size()
                || validatorAt < commands.size()
                || !flying.isEmpty()) {
            Violation.unless(steps++ < MANY, "It does not come to rest: %s", planner.state());
            switch (random.nextInt(4)) {
                case 0 -> relay();
                case 1 -> execute();
                case 2 -> validate();
                default -> deliver();
            }
            note();
        }
        Violation.unless(
                planner.outstanding().isEmpty(), "%s rests and wants %s", planner.state(), planner.outstanding());
        witness.agrees(planner.state());
    }

    /** Somebody brings it to one of its two ends. */
    private void finish() {
        boolean back = random.nextBoolean();
        for (int turn = 0; turn < 6 && !ended(back); turn++) {
            Requests.Answer wish = back ? back() : forward();
            Optional<Event> accepted = planner.accept(wish);
            Violation.unless(
                    accepted.isPresent(), "%s cannot go on: %s", planner.state().stage(), wish);
            accepted.ifPresent(this::publish);
            rest();
        }
        Violation.unless(ended(back), "It does not end: %s", planner.state());
        Violation.unless(!target.known || target.closed, "The target is not set free: %s", planner.state());
    }

    private Requests.Answer back() {
        return planner.state().stage() instanceof Stage.RolledBack
                ? requests().resume(planner.state(), "ada")
                : requests().rollback(planner.state(), new RollbackScope.All(), "ada", "over");
    }

    private Requests.Answer forward() {
        return switch (planner.state().stage()) {
            case Stage.Paused s -> requests().resume(planner.state(), "ada");
            case Stage.Ended s -> requests().resume(planner.state(), "ada");
            case Stage.Soaking s -> requests().contract(planner.state(), "ada", false, List.of());
            default -> requests().rollback(planner.state(), new RollbackScope.All(), "ada", "over");
        };
    }

    private boolean ended(boolean back) {
        return planner.state().stage() instanceof Stage.Ended end
                && end.closing() == Stage.Closing.DONE
                && !(back && end instanceof Stage.Completed);
    }

    private Requests requests() {
        return new Requests(plan);
    }

    private boolean happens(int inThousand) {
        return random.nextInt(1000) < inThousand;
    }

    private void note() {
        if (trace == null) {
            return;
        }
        String line = "%s, applied %s | ledger of epoch %d: %s | commands %d, %d, of %d | %d events flying"
                .formatted(
                        planner.state().epoch() + " " + planner.state().stage(),
                        planner.state().applied(),
                        target.epoch,
                        target.standing(),
                        executorAt,
                        validatorAt,
                        commands.size(),
                        flying.size());
        if (trace.isEmpty() || !trace.getLast().equals(line)) {
            trace.add(line);
        }
    }
}
