package dev.onoma.eventlog;

import dev.onoma.command.Command;
import dev.onoma.command.CommandId;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.run.Requests;
import dev.onoma.run.RunState;
import dev.onoma.run.Saga;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Source;
import dev.onoma.wire.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The runs and their states. Every change of a state commits together with the commands it implies and with the news of it, so
 * whatever dies in between, state and messages agree.
 */
public final class RunStore {

    /** Raised by the index run_holds_target. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource source;
    private final PlanStore plans;
    private final InstantSource clock;
    private final int window;

    /**
     * @param window how many steps ahead commands are given in the runs to come
     */
    public RunStore(DataSource source, PlanStore plans, InstantSource clock, int window) {
        this.source = source;
        this.plans = plans;
        this.clock = clock;
        this.window = window;
    }

    public RunStore(DataSource source) {
        this(source, new PlanStore(source), InstantSource.system(), RunState.DEFAULT_WINDOW);
    }

    public PlanStore plans() {
        return plans;
    }

    /**
     * Makes a run of a plan that was kept.
     *
     * @param acknowledged the codes of the hazards that somebody has answered for
     * @return {@link Requests.Accepted} with the {@link Event.PlanApproved} that names the run, or why it is not possible
     */
    public Requests.Answer approve(Plan plan, RunId run, String by, Collection<String> acknowledged)
            throws SQLException {
        plans.keep(plan);
        return Transaction.in(source, connection -> {
            lockPlan(connection, plan.id());
            List<RunState> earlier = RunTable.ofPlan(connection, plan.id());
            Requests.Answer answer = new Requests(plan).approve(run, earlier, by, acknowledged);
            if (answer instanceof Requests.Accepted accepted
                    && accepted.event() instanceof Event.PlanApproved approval) {
                RunTable.insert(connection, RunState.of(approval, plan, window));
                Outbox.put(connection, List.of(envelope(approval)));
            }
            return answer;
        });
    }

    /**
     * Asks something of a run; an accepted request has been applied and will be published.
     *
     * @param question such as {@code (requests, state) -> requests.pause(state, "ada", "the shop is busy")}
     */
    public Requests.Answer request(RunId run, BiFunction<Requests, RunState, Requests.Answer> question)
            throws SQLException {
        try {
            return Transaction.in(source, connection -> {
                List<RunState> found = RunTable.lock(connection, Set.of(run));
                if (found.isEmpty()) {
                    return new Requests.Illegal(
                            "There is no run " + run + ". The runs of a target are listed with it.");
                }
                RunState state = found.getFirst();
                Requests.Answer answer = question.apply(new Requests(planOf(connection, state)), state);
                if (answer instanceof Requests.Accepted accepted) {
                    List<Envelope> messages = new ArrayList<>(List.of(envelope(accepted.event())));
                    messages.addAll(change(connection, state, List.of(accepted.event())));
                    Outbox.put(connection, messages);
                }
                return answer;
            });
        } catch (SQLException refused) {
            if (UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                return busy(run);
            }
            throw refused;
        }
    }

    /** Applies what was heard of runs, in the order given. What concerns no run of this store is left out. */
    public void transition(Collection<? extends Event> events) throws SQLException {
        if (!events.isEmpty()) {
            Transaction.in(source, connection -> {
                transition(connection, events);
                return events.size();
            });
        }
    }

    /** The same in a transaction of the caller, which must put no messages into the outbox before. */
    public void transition(Connection connection, Collection<? extends Event> events) throws SQLException {
        Set<RunId> runs = events.stream().map(Event::run).collect(Collectors.toSet());
        List<Envelope> messages = new ArrayList<>();
        for (RunState state : RunTable.lock(connection, runs)) {
            List<? extends Event> own =
                    events.stream().filter(e -> e.run().equals(state.run())).toList();
            messages.addAll(change(connection, state, own));
        }
        Outbox.put(connection, messages);
    }

    /**
     * After a start: sends once more the commands that the states imply, in case a broker lost them, and no others: what an earlier
     * epoch wanted and was not sent yet would only be refused.
     */
    public void reemit() throws SQLException {
        Transaction.in(source, connection -> {
            List<Envelope> messages = new ArrayList<>();
            for (RunState state : RunTable.lockHolding(connection)) {
                new Saga(planOf(connection, state)).decide(state).forEach(c -> messages.add(envelope(c)));
            }
            Outbox.withdraw(connection, Topics.COMMANDS);
            Outbox.resend(connection, messages);
            return messages.size();
        });
    }

    public Optional<RunState> run(RunId run) throws SQLException {
        return read(connection -> RunTable.byId(connection, run)).stream().findFirst();
    }

    /** The run that changes the target, or is about to. */
    public Optional<RunState> holder(String target) throws SQLException {
        return read(connection -> RunTable.holding(connection, target)).stream().findFirst();
    }

    /** The latest first. */
    public List<RunState> runs(String target) throws SQLException {
        return read(connection -> RunTable.ofTarget(connection, target));
    }

    /** Of all targets, the latest first. */
    public List<RunState> runs() throws SQLException {
        return read(RunTable::all);
    }

    /** The runs of a plan, the earliest first. */
    public List<RunState> runs(PlanId plan) throws SQLException {
        return read(connection -> RunTable.ofPlan(connection, plan));
    }

    /** Stores what becomes of the state; the messages are the caller's to put, after all states are stored. */
    private List<Envelope> change(Connection connection, RunState before, Collection<? extends Event> events)
            throws SQLException {
        Saga saga = new Saga(planOf(connection, before));
        List<Envelope> messages = new ArrayList<>();
        RunState state = before;
        for (Event event : events) {
            RunState next = saga.apply(state, event);
            Saga.announce(state, next).ifPresent(news -> messages.add(envelope(news)));
            state = next;
        }
        if (!state.equals(before)) {
            RunTable.update(connection, state);
            Set<CommandId> given =
                    saga.decide(before).stream().map(CommandId::of).collect(Collectors.toSet());
            saga.decide(state).stream()
                    .filter(command -> !given.contains(CommandId.of(command)))
                    .forEach(command -> messages.add(envelope(command)));
        }
        return messages;
    }

    private Plan planOf(Connection connection, RunState state) throws SQLException {
        return plans.plan(connection, state.plan())
                .orElseThrow(() ->
                        new IllegalStateException("The plan " + state.plan() + " of " + state.run() + " is gone."));
    }

    private Requests.Illegal busy(RunId run) throws SQLException {
        String target = run(run).map(RunState::target).orElse("its target");
        String holder =
                holder(target).map(s -> s.run() + ", " + s.stage().name()).orElse("another run");
        return new Requests.Illegal("%s cannot have %s: it is held by %s. Complete that run or roll it back first."
                .formatted(run, target, holder));
    }

    private List<RunState> read(Transaction<List<RunState>> query) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return query.on(connection);
        }
    }

    private static void lockPlan(Connection connection, PlanId plan) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT 1 FROM onoma_control.plan WHERE id = ? FOR UPDATE")) {
            lock.setString(1, plan.value());
            lock.execute();
        }
    }

    private Envelope envelope(Event event) {
        return Envelope.of(event, Source.PLANNER, now());
    }

    private Envelope envelope(Command command) {
        return Envelope.of(command, now());
    }

    private Instant now() {
        return clock.instant();
    }
}
