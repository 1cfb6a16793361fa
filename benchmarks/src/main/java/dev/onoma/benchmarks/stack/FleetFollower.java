package dev.onoma.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.local.stack.EventStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows all runs by one event stream: a stream for each would keep the planner busy with them. */
public final class FleetFollower implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Set<String> DEAD_ENDS = Set.of("NEEDS_OPERATOR", "PAUSED", "ROLLED_BACK");

    private record Place(String stage, String reason) {

        static final Place UNKNOWN = new Place("", "");
    }

    private final EventStream stream;
    /** Run → where it is, and why. */
    private final Map<String, Place> places = new HashMap<>();

    private @Nullable String end;

    /** Starts to listen. */
    public FleetFollower(Planner planner) throws InterruptedException {
        this.stream = planner.stageChanges();
        stream.listen("fleet-follower", this::hear, this::finish);
    }

    private synchronized void hear(JsonNode event) {
        JsonNode data = event.path("data");
        places.put(
                event.path("run").asText(),
                new Place(data.path("to").asText(), data.path("reason").asText()));
        notifyAll();
    }

    private synchronized void finish(String why) {
        end = why;
        notifyAll();
    }

    /**
     * Returns when each of these runs is in that stage.
     *
     * @throws BenchmarkFailure when one goes elsewhere, or nowhere in time
     */
    public synchronized void await(Collection<String> runs, String goal) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!runs.stream().allMatch(run -> goal.equals(place(run).stage()))) {
            for (String run : runs) {
                Place place = place(run);
                if (DEAD_ENDS.contains(place.stage()) && !place.stage().equals(goal)) {
                    throw new BenchmarkFailure(
                            "%s is %s instead of %s: %s".formatted(run, place.stage(), goal, place.reason()));
                }
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (end != null || left <= 0) {
                throw new BenchmarkFailure(
                        "Waiting for all runs to be %s: %s".formatted(goal, end == null ? "it takes too long" : end));
            }
            wait(left);
        }
    }

    private Place place(String run) {
        return places.getOrDefault(run, Place.UNKNOWN);
    }

    @Override
    public void close() {
        stream.close();
    }
}
