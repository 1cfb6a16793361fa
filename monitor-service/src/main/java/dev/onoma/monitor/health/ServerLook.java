package dev.onoma.monitor.health;

import dev.onoma.events.Alert.Severity;
import dev.onoma.events.HealthPhase;
import dev.onoma.monitor.alert.Trouble;
import dev.onoma.monitor.clock.SteadyClock;
import dev.onoma.monitor.target.TargetSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the figures of the target's server again and again (R12), and whether the run takes too long (R10). */
final class ServerLook implements HealthLook {

    private static final String BLOCKED = "blocked-queries";
    private static final String TIME_LIMIT = "time-limit";
    private static final List<String> COMPARED = List.of("rollback-percent", "cache-hit-percent");
    private static final int BLOCKED_SHOWN = 3;

    private final TargetSession session;
    private final HealthSettings settings;
    private final HealthBoard board;
    private final InstantSource clock;
    private final Map<String, List<Double>> before = new HashMap<>();
    private Map<String, Baseline> usual = Map.of();
    private @Nullable Seen last;

    private record Seen(ServerFigures figures, Instant at, boolean working) {}

    /**
     * @param clock by which the run's stages were told
     */
    ServerLook(TargetSession session, HealthSettings settings, HealthBoard board, InstantSource clock) {
        this.session = session;
        this.settings = settings;
        this.board = board;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "server";
    }

    @Override
    public Duration look() throws SQLException {
        timeLimit();
        Connection connection = session.connection();
        Seen now = new Seen(
                ServerReader.figures(connection), SteadyClock.now(), board.run().working());
        Seen earlier = last;
        last = now;
        if (earlier == null) {
            // All that the server remembers is what is usual, until there is something better.
            ServerFigures.Since ever = now.figures().since(new ServerFigures(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
            usual = baselines(now.figures().metrics(ever));
        } else {
            compare(connection, earlier, now);
        }
        return settings.server().every();
    }

    private void compare(Connection connection, Seen earlier, Seen now) throws SQLException {
        ServerFigures.Since since = now.figures().since(earlier.figures());
        Map<String, Double> metrics = now.figures().metrics(since);
        board.figures(metrics);
        if (board.run().phase() == HealthPhase.BEFORE) {
            COMPARED.forEach(metric ->
                    before.computeIfAbsent(metric, name -> new ArrayList<>()).add(metrics.getOrDefault(metric, 0.0)));
        }
        Duration passed = Duration.between(earlier.at(), now.at());
        List<Trouble> troubles = ServerRules.judge(
                now.figures(), since, passed, baseline(), earlier.working() || now.working(), settings.server());
        List<BlockedSession> blocked = now.figures().blocked() == 0 ? List.of() : ServerReader.blocked(connection);
        for (String kind : ServerRules.KINDS) {
            Trouble trouble = troubles.stream()
                    .filter(found -> found.kind().equals(kind))
                    .findFirst()
                    .map(found -> found.kind().equals(BLOCKED) ? naming(blocked, found) : found)
                    .orElse(null);
            board.report(kind, "server", trouble, settings.server().failuresAllowed());
        }
    }

    private Map<String, Baseline> baseline() {
        Map<String, Baseline> baseline = new HashMap<>(usual);
        before.forEach((metric, samples) -> {
            if (samples.size() >= Comparison.FEW) {
                Baseline.of(samples).ifPresent(better -> baseline.put(metric, better));
            }
        });
        return baseline;
    }

    private static Map<String, Baseline> baselines(Map<String, Double> metrics) {
        return COMPARED.stream()
                .collect(Collectors.toMap(
                        metric -> metric, metric -> new Baseline(metrics.getOrDefault(metric, 0.0), 0, 1)));
    }

    /** The same trouble, with who blocks whom. */
    private static Trouble naming(List<BlockedSession> blocked, Trouble trouble) {
        String who = blocked.stream()
                .limit(BLOCKED_SHOWN)
                .map(BlockedSession::toString)
                .collect(Collectors.joining("; "));
        Map<String, String> details = new HashMap<>(trouble.details());
        details.put("blocked", who);
        return new Trouble(
                trouble.kind(), trouble.object(), trouble.severity(), trouble.summary() + ": " + who, details);
    }

    private void timeLimit() {
        RunHealth run = board.run();
        Instant began = run.workingSince();
        Duration limit = settings.timeLimit();
        boolean over = began != null && clock.instant().isAfter(began.plus(limit));
        board.report(
                TIME_LIMIT,
                "run",
                over
                        ? new Trouble(
                                TIME_LIMIT,
                                "run",
                                Severity.CRITICAL,
                                "is %s since %s, longer than its time limit of %s"
                                        .formatted(run.course().stage(), began, limit),
                                Map.of("limit", limit.toString()))
                        : null,
                0);
    }

    @Override
    public void forget() {
        session.close();
    }
}
