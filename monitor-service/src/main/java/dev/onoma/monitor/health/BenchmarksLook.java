package dev.onoma.monitor.health;

import dev.onoma.monitor.clock.SteadyClock;
import dev.onoma.monitor.target.TargetSession;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs the benchmark queries of a target, one after the other on one connection, so that they do not slow each other. */
final class BenchmarksLook implements HealthLook {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TargetSession session;
    private final List<Due> trials;

    /** A trial and when it is its turn. */
    private record Due(BenchmarkTrial trial, Instant at) {}

    BenchmarksLook(TargetSession session, List<BenchmarkTrial> trials) {
        this.session = session;
        this.trials = new ArrayList<>(
                trials.stream().map(trial -> new Due(trial, Instant.MIN)).toList());
    }

    @Override
    public String name() {
        return "benchmarks";
    }

    @Override
    public Duration look() throws SQLException {
        for (int i = 0; i < trials.size(); i++) {
            Due due = trials.get(i);
            if (!due.at().isAfter(SteadyClock.now())) {
                Duration wait = due.trial().run(session.connection());
                trials.set(i, new Due(due.trial(), SteadyClock.now().plus(wait)));
            }
        }
        Instant next = trials.stream().map(Due::at).min(Instant::compareTo).orElse(Instant.MAX);
        Instant latest = SteadyClock.now().plus(LONGEST);
        Duration wait = Duration.between(SteadyClock.now(), next.isBefore(latest) ? next : latest);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    @Override
    public void forget() {
        session.close();
    }

    @Override
    public void close() {
        trials.forEach(due -> due.trial().end());
        session.close();
    }
}
