package dev.onoma.planner.run;

import dev.onoma.eventlog.RunStore;
import dev.onoma.events.RollbackScope;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import dev.onoma.planner.target.Targets;
import dev.onoma.run.Requests;
import dev.onoma.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What operators ask of runs. Every answer is the run as it is then; what follows is told by events. */
@ApplicationScoped
public class Runs {

    private final Targets targets;
    private final RunStore store;
    private final OldNames oldNames;
    private final RunReports reports;

    @Inject
    public Runs(Targets targets, RunStore store, OldNames oldNames, RunReports reports) {
        this.targets = targets;
        this.store = store;
        this.oldNames = oldNames;
        this.reports = reports;
    }

    /**
     * @param confirm the target's name, which a production target asks for
     * @throws Problem when the run was started before, or another run holds the target
     */
    public RunReport start(String id, String by, @Nullable String confirm) throws SQLException {
        RunState run = confirmed(id, "start a run", confirm);
        return ask(run, (requests, state) -> requests.start(state, by));
    }

    public RunReport pause(String id, String by, String reason) throws SQLException {
        return ask(reports.state(id), (requests, state) -> requests.pause(state, by, reason));
    }

    public RunReport resume(String id, String by) throws SQLException {
        return ask(reports.state(id), (requests, state) -> requests.resume(state, by));
    }

    /**
     * @param force although old names are in use; written into the event
     * @throws Problem when old names are in use, or the run does not soak
     */
    public RunReport contract(String id, String by, boolean force, @Nullable String confirm) throws SQLException {
        RunState run = confirmed(id, "take the old names away", confirm);
        BiFunction<Requests, RunState, Requests.Answer> question =
                (requests, state) -> requests.contract(state, by, force, List.of());
        List<String> inUse = force ? List.of() : oldNames.usedLately(run.run());
        if (!inUse.isEmpty() && wouldAccept(run, question)) {
            throw Problem.of(
                            ProblemKind.OLD_NAMES_IN_USE,
                            "Old names of %s are still in use: %s. Move these clients to the new names, or break them with"
                                    + " \"force\": true, which the event log keeps.",
                            run.run(),
                            String.join(", ", inUse))
                    .with("oldNames", inUse);
        }
        return ask(run, question);
    }

    public RunReport rollBack(String id, RollbackScope scope, String by, String reason, @Nullable String confirm)
            throws SQLException {
        RunState run = confirmed(id, "roll a run back", confirm);
        return ask(run, (requests, state) -> requests.rollback(state, scope, by, reason));
    }

    /**
     * @throws Problem when a run holds the target
     */
    void demandFree(String target) throws SQLException {
        Optional<RunState> holder = store.holder(target);
        if (holder.isPresent()) {
            throw busy(target, holder.get());
        }
    }

    private RunReport ask(RunState run, BiFunction<Requests, RunState, Requests.Answer> question) throws SQLException {
        return switch (store.request(run.run(), question)) {
            case Requests.Accepted accepted -> reports.now(run.run());
            case Requests.Underway underway -> reports.now(run.run());
            case Requests.Illegal illegal -> throw refused(run, question, illegal);
        };
    }

    /** The run's own stage may have nothing against it: then another run holds the target. */
    private Problem refused(
            RunState run, BiFunction<Requests, RunState, Requests.Answer> question, Requests.Illegal illegal)
            throws SQLException {
        RunState state = reports.state(run.run().value());
        Optional<RunState> holder = store.holder(state.target());
        if (holder.isPresent() && !holder.get().run().equals(run.run()) && wouldAccept(state, question)) {
            return busy(state.target(), holder.get());
        }
        return Problem.of(ProblemKind.WRONG_STAGE, "%s", illegal.reason())
                .with("run", state.run().value())
                .with("stage", state.stage().name());
    }

    private boolean wouldAccept(RunState state, BiFunction<Requests, RunState, Requests.Answer> question)
            throws SQLException {
        return question.apply(new Requests(reports.plan(state)), state) instanceof Requests.Accepted;
    }

    static Problem busy(String target, RunState holder) {
        return Problem.of(
                        ProblemKind.TARGET_BUSY,
                        "Target \"%s\" is held by %s, which is %s. Complete that run or roll it back first.",
                        target,
                        holder.run(),
                        holder.stage().name())
                .with("activeRun", holder.run().value())
                .with("stage", holder.stage().name());
    }

    private RunState confirmed(String id, String action, @Nullable String confirm) throws SQLException {
        RunState run = reports.state(id);
        targets.get(run.target()).demandConfirmation(action, confirm);
        return run;
    }
}
