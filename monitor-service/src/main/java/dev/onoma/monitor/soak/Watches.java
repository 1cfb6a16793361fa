package dev.onoma.monitor.soak;

import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.monitor.target.Target;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Knows all runs, and has a watch over each target that has one. Every instance of the monitor does; which of them really watches a
 * target, a lock on it decides.
 */
public final class Watches implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Watches.class);

    private final Map<String, Target> targets;
    private final Map<String, TargetRules> rules;
    private final Services services;
    private final Map<Integer, Map<RunId, KnownRun>> known = new HashMap<>();
    private final Map<String, TargetWatch> watches = new TreeMap<>();
    private final Set<String> unknown = new HashSet<>();

    public Watches(Map<String, Target> targets, Map<String, TargetRules> rules, Services services) {
        this.targets = Map.copyOf(targets);
        this.rules = Map.copyOf(rules);
        this.services = services;
    }

    /**
     * Learns of an event; nothing is watched before {@link #settle}.
     *
     * @param at when it was told
     */
    public synchronized void learn(int partition, Event event, Instant at) {
        Map<RunId, KnownRun> runs = known.computeIfAbsent(partition, p -> new HashMap<>());
        if (event instanceof Event.PlanApproved approval) {
            runs.putIfAbsent(approval.run(), KnownRun.of(approval, at));
        } else {
            runs.computeIfPresent(event.run(), (id, run) -> run.after(event, at));
        }
    }

    /** Watches each target for the run that rules it now. */
    public synchronized void settle() {
        Map<String, KnownRun> ruling = new TreeMap<>();
        known.values().forEach(runs -> runs.values().forEach(run -> ruling.merge(run.target(), run, KnownRun::ruling)));
        watches.entrySet().removeIf(entry -> {
            boolean over = !ruling.containsKey(entry.getKey());
            if (over) {
                entry.getValue().close();
            }
            return over;
        });
        ruling.values().forEach(this::watch);
        services.metrics().soaking((int) watches.values().stream()
                .filter(watch -> watch.ruling().soaks())
                .count());
    }

    private void watch(KnownRun run) {
        TargetWatch watch = watches.get(run.target());
        if (watch != null && !(watch.over() && !run.unwatched())) {
            watch.rule(run);
            return;
        }
        Optional.ofNullable(targets.get(run.target()))
                .ifPresentOrElse(target -> watches.put(run.target(), start(target, run)), () -> complain(run));
    }

    private TargetWatch start(Target target, KnownRun run) {
        return new TargetWatch(
                target, rules.getOrDefault(target.name(), TargetRules.defaults()), services, run, this::held);
    }

    private void complain(KnownRun run) {
        if (run.active() && unknown.add(run.target())) {
            LOG.errorf(
                    "%s holds target \"%s\", which the monitor does not know, only %s: nobody watches it.",
                    run.run(), run.target(), targets.keySet());
        }
    }

    /** How many targets this instance watches. */
    private synchronized int held() {
        return (int) watches.values().stream().filter(TargetWatch::holds).count();
    }

    /** These partitions are read anew, or not any more. */
    public synchronized void forget(Collection<Integer> partitions) {
        partitions.forEach(known::remove);
        settle();
    }

    @Override
    public void close() {
        List<TargetWatch> ending;
        synchronized (this) {
            ending = List.copyOf(watches.values());
            watches.clear();
            known.clear();
        }
        ending.forEach(TargetWatch::close);
        ending.forEach(TargetWatch::join);
    }
}
