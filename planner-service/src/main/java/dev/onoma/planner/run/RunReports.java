package dev.onoma.planner.run;

import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.LogFilter;
import dev.onoma.eventlog.PlanStore;
import dev.onoma.eventlog.RunStore;
import dev.onoma.eventlog.StoredEntry;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.plan.Plan;
import dev.onoma.planner.log.LogSignals;
import dev.onoma.planner.problem.NearestNames;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import dev.onoma.run.RunState;
import dev.onoma.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what has become of runs. */
@ApplicationScoped
public class RunReports {

    private static final int AT_ONCE = 5_000;
    // A state is stored some milliseconds before the news of it has come back through Kafka into the log.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final RunStore runs;
    private final PlanStore plans;
    private final EventLog log;
    private final LogSignals signals;

    @Inject
    public RunReports(RunStore runs, PlanStore plans, EventLog log, LogSignals signals) {
        this.runs = runs;
        this.plans = plans;
        this.log = log;
        this.signals = signals;
    }

    /** All runs, the latest first, without their steps. */
    public List<RunReport> all() throws SQLException {
        List<RunReport> reports = new ArrayList<>();
        for (RunState state : runs.runs()) {
            reports.add(
                    RunHistory.report(plan(state), state, history(state.run())).withoutSteps());
        }
        return reports;
    }

    /**
     * One run with all that is known of it. Its state and its history belong together: the answer waits for the log, but not long.
     */
    public RunReport one(String id) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long seen = signals.seen();
            RunState state = state(id);
            List<Happened> history = history(state.run());
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (RunHistory.isComplete(history, state) || left.isNegative() || !grows(seen, left)) {
                return RunHistory.report(plan(state), state, history);
            }
        }
    }

    /** The run as its state has it now, whether the log knows all of it already or not. */
    RunReport now(RunId id) throws SQLException {
        RunState state = state(id.value());
        return RunHistory.report(plan(state), state, history(id));
    }

    /**
     * @throws Problem when there is no such run
     */
    RunState state(String id) throws SQLException {
        Optional<RunState> state = id.matches("run-[0-9a-z]{8,32}") ? runs.run(new RunId(id)) : Optional.empty();
        if (state.isEmpty()) {
            List<String> known =
                    runs.runs().stream().map(run -> run.run().value()).toList();
            throw Problem.of(
                            ProblemKind.UNKNOWN_RUN,
                            "There is no run \"%s\". %s",
                            id,
                            NearestNames.sentence(id, known, "There is none yet: approving a plan makes one."))
                    .with("nearest", NearestNames.to(id, known));
        }
        return state.get();
    }

    Plan plan(RunState state) throws SQLException {
        return plans.plan(state.plan())
                .orElseThrow(() -> new IllegalStateException("The plan " + state.plan() + " is gone."));
    }

    private List<Happened> history(RunId run) throws SQLException {
        List<Happened> history = new ArrayList<>();
        long position = 0;
        List<StoredEntry> page;
        do {
            page = log.read(position, AT_ONCE, LogFilter.ofRun(run.value()));
            for (StoredEntry stored : page) {
                position = stored.position();
                history.add(new Happened(
                        stored.entry().time(), Json.read(stored.entry().payload(), Event.class)));
            }
        } while (page.size() == AT_ONCE);
        return history;
    }

    private boolean grows(long seen, Duration longest) {
        try {
            return signals.await(seen, longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
