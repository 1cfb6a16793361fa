package dev.onoma.monitor.health;

import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.monitor.alert.Courier;
import dev.onoma.monitor.clock.BrokerClock;
import dev.onoma.monitor.planner.PlannerClient;
import dev.onoma.monitor.target.Target;
import dev.onoma.monitor.target.TargetSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Knows the runs of the partitions that this instance reads, and watches the health of each target for one of them. */
public final class HealthWatches implements AutoCloseable {

    private static final Comparator<RunHealth> CONCERNS_MORE =
            Comparator.comparing(RunHealth::active).thenComparing(RunHealth::since);

    private final Map<String, Patient> patients;
    private final PlannerClient planner;
    private final Courier<Alert> alerts;
    private final Courier<Event> events;
    private final HttpProber prober = new HttpProber();
    private final BrokerClock clock = new BrokerClock();
    private final Map<Integer, Map<RunId, RunHealth>> known = new HashMap<>();
    private final Map<RunId, HealthWatch> watches = new HashMap<>();

    /** A target whose health is watched. */
    public record Patient(Target target, HealthSettings settings) {}

    /**
     * @param patients by the names of the targets
     * @param tellAlert returns when it is told and throws when it could not be
     * @param tellEvent the same
     */
    public HealthWatches(
            Map<String, Patient> patients,
            PlannerClient planner,
            Consumer<Alert> tellAlert,
            Consumer<Event> tellEvent) {
        this.patients = Map.copyOf(patients);
        this.planner = planner;
        this.alerts = new Courier<>("health alerts", tellAlert);
        this.events = new Courier<>("health events", tellEvent);
    }

    /**
     * Learns of an event; nothing is watched before {@link #settle}.
     *
     * @param at when it was told, by the broker's clock
     */
    public synchronized void learn(int partition, Event event, Instant at) {
        clock.hear(at);
        Map<RunId, RunHealth> runs = known.computeIfAbsent(partition, p -> new HashMap<>());
        if (event instanceof Event.PlanApproved approval) {
            runs.putIfAbsent(approval.run(), RunHealth.of(approval, at));
        } else {
            runs.computeIfPresent(event.run(), (id, run) -> run.after(event, at));
        }
    }

    /** Watches for each target the run that holds it, else the one that was heard of last. */
    public synchronized void settle() {
        Instant now = clock.instant();
        Map<RunId, RunHealth> wanted = known.values().stream()
                .flatMap(runs -> runs.values().stream())
                .filter(run -> isWatched(run, now))
                .collect(Collectors.toMap(RunHealth::target, run -> run, BinaryOperator.maxBy(CONCERNS_MORE)))
                .values()
                .stream()
                .collect(Collectors.toMap(RunHealth::run, run -> run));
        watches.entrySet().removeIf(entry -> {
            boolean over =
                    !wanted.containsKey(entry.getKey()) || entry.getValue().isOver();
            if (over) {
                entry.getValue().close();
            }
            return over;
        });
        wanted.forEach((id, run) -> {
            HealthWatch watch = watches.get(id);
            if (watch == null) {
                Patient patient = patients.get(run.target());
                if (patient != null) {
                    watches.put(id, watch(run, patient.target(), patient.settings()));
                }
            } else {
                watch.update(run);
            }
        });
    }

    /** Another instance reads these partitions from now on. */
    public synchronized void forget(Collection<Integer> partitions) {
        partitions.forEach(known::remove);
        settle();
    }

    private boolean isWatched(RunHealth run, Instant now) {
        Patient patient = patients.get(run.target());
        return patient != null && run.watchedUntil(patient.settings()).isAfter(now);
    }

    private HealthWatch watch(RunHealth run, Target target, HealthSettings wanted) {
        HealthBoard board = new HealthBoard(run, wanted.damping(), alerts::put);
        List<HealthLook> looks = new ArrayList<>();
        wanted.probes().forEach(probe -> looks.add(new ProbeLook(probe, prober, board)));
        looks.add(new ServerLook(new TargetSession(target), wanted, board, clock));
        if (!wanted.benchmarks().isEmpty()) {
            looks.add(new BenchmarksLook(
                    new TargetSession(target),
                    wanted.benchmarks().stream()
                            .map(benchmark -> new BenchmarkTrial(benchmark, board, events::put))
                            .toList()));
        }
        if (wanted.views() > 0) {
            looks.add(new ViewsLook(
                    new TargetSession(target), wanted, board, () -> planner.plan(run.plan()), events::put));
        }
        return new HealthWatch(board, wanted, clock, new SamplesLook(wanted.every(), board, events::put), looks);
    }

    @Override
    public void close() {
        List<HealthWatch> ending;
        synchronized (this) {
            ending = List.copyOf(watches.values());
            watches.clear();
            known.clear();
        }
        ending.forEach(HealthWatch::close);
        ending.forEach(HealthWatch::join);
        prober.close();
        alerts.close();
        events.close();
    }
}
