package dev.onoma.monitor.soak;

import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.monitor.planner.PlannerClient;
import dev.onoma.monitor.target.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Knows the runs of the partitions that this instance reads, and has a watch over each that soaks. */
public final class Soaks implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Soaks.class);

    private final Map<String, Target> targets;
    private final PlannerClient planner;
    private final Publisher publisher;
    private final SoakSettings settings;
    private final SoakMetrics metrics;
    private final Map<Integer, Map<RunId, KnownRun>> known = new HashMap<>();
    private final Map<RunId, SoakWatch> watches = new HashMap<>();

    public Soaks(
            Map<String, Target> targets,
            PlannerClient planner,
            Publisher publisher,
            SoakSettings settings,
            SoakMetrics metrics) {
        this.targets = Map.copyOf(targets);
        this.planner = planner;
        this.publisher = publisher;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Learns of an event; nothing is watched before {@link #settle}. */
    public synchronized void learn(int partition, Event event) {
        Map<RunId, KnownRun> runs = known.computeIfAbsent(partition, p -> new HashMap<>());
        if (event instanceof Event.PlanApproved approval) {
            runs.putIfAbsent(approval.run(), KnownRun.of(approval));
        } else {
            runs.computeIfPresent(event.run(), (id, run) -> run.after(event));
        }
    }

    /** Watches what soaks now, and nothing else: a run that only soaked for a moment in the past is never looked at. */
    public synchronized void settle() {
        Map<RunId, KnownRun> soaking = new HashMap<>();
        known.values()
                .forEach(runs ->
                        runs.values().stream().filter(KnownRun::soaks).forEach(run -> soaking.put(run.run(), run)));
        watches.entrySet().removeIf(entry -> {
            KnownRun run = soaking.get(entry.getKey());
            boolean over = run == null || !entry.getValue().isOf(run);
            if (over) {
                entry.getValue().close();
            }
            return over;
        });
        soaking.forEach((id, run) -> {
            if (!watches.containsKey(id)) {
                watch(run).ifPresent(watch -> watches.put(id, watch));
            }
        });
        metrics.soaking(watches.size());
    }

    /** Another instance reads these partitions from now on. */
    public synchronized void forget(Collection<Integer> partitions) {
        partitions.forEach(known::remove);
        settle();
    }

    private Optional<SoakWatch> watch(KnownRun run) {
        Target target = targets.get(run.target());
        if (target == null) {
            LOG.errorf(
                    "%s soaks on target \"%s\", which the monitor does not know, only %s: nobody watches it.",
                    run.run(), run.target(), targets.keySet());
            return Optional.empty();
        }
        return Optional.of(new SoakWatch(run, target, planner, publisher, settings, metrics));
    }

    @Override
    public void close() {
        List<SoakWatch> ending;
        synchronized (this) {
            ending = List.copyOf(watches.values());
            watches.clear();
            known.clear();
        }
        ending.forEach(SoakWatch::close);
        ending.forEach(SoakWatch::join);
    }
}
