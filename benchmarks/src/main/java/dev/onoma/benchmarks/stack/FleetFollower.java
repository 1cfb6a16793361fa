package dev.onoma.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Place(String stage, String reason) {

        static final Place UNKNOWN = new Place("", "");
    }

    private final InputStream stream;
    /** Run → where it is, and why. */
    private final Map<String, Place> places = new HashMap<>();

    private @Nullable String end;

    /** Starts to listen. */
    public FleetFollower(Planner planner) throws InterruptedException {
        this.stream = planner.stageChanges();
        Thread.ofPlatform().daemon().name("fleet-follower").start(this::listen);
    }

    private void listen() {
        String why = "the planner has ended the event stream";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    hear(JSON.readTree(line.substring("data:".length())));
                }
            }
        } catch (IOException e) {
            why = "the event stream broke off: " + e.getMessage();
        }
        synchronized (this) {
            end = why;
            notifyAll();
        }
    }

    private synchronized void hear(JsonNode event) {
        JsonNode data = event.path("data");
        places.put(
                event.path("run").asText(),
                new Place(data.path("to").asText(), data.path("reason").asText()));
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
        try {
            stream.close();
        } catch (IOException alreadyGone) {
            // Nobody reads it any more.
        }
    }
}
