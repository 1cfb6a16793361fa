package dev.onoma.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.local.stack.EventStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows one run by the planner's event stream, and lets others wait for its stages. */
final class RunWatch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Hears how many steps stand, each time that changes. */
    interface StepsListener {
        void standing(int steps);
    }

    private final EventStream stream;
    private final StepsListener listener;
    private final Deque<String> unseenStages = new ArrayDeque<>();
    private final Map<String, JsonNode> latest = new HashMap<>();
    private final Set<Integer> standing = new HashSet<>();
    private @Nullable String end;

    /** Starts to listen. */
    RunWatch(PlannerClient planner, String run, StepsListener listener) throws InterruptedException {
        this.stream = planner.events(run);
        this.listener = listener;
        stream.listen("run-watch", entry -> hear(entry.path("data")), this::fail);
    }

    private void hear(JsonNode event) {
        String kind = event.path("event").asText();
        int step = event.path("step").asInt();
        synchronized (this) {
            latest.put(kind, event);
            switch (kind) {
                case "stage-changed" -> unseenStages.add(event.path("to").asText());
                case "step-applied" -> standing.add(step);
                case "step-reverted" -> standing.remove(step);
                default -> {}
            }
            notifyAll();
            listener.standing(standing.size());
        }
    }

    /** Nothing more will be heard. */
    synchronized void fail(String why) {
        if (end == null) {
            end = why;
        }
        notifyAll();
    }

    /**
     * Returns when the run has come to the end of the leg.
     *
     * @throws DemoFailure when it goes elsewhere, or nowhere in time
     */
    synchronized void await(Leg leg) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            @Nullable String next = unseenStages.poll();
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (leg.goal().equals(next)) {
                return;
            } else if (next != null && !leg.passes(next)) {
                throw new DemoFailure("the run went to %s instead of %s".formatted(next, leg.goal()));
            } else if (next == null && end != null) {
                throw new DemoFailure("waiting for %s: %s".formatted(leg.goal(), end));
            } else if (next == null && left <= 0) {
                throw new DemoFailure("the run was not %s after %d s".formatted(leg.goal(), PATIENCE.toSeconds()));
            } else if (next == null) {
                wait(left);
            }
        }
    }

    /** The latest event of this kind, such as {@code run-validated}. */
    synchronized Optional<JsonNode> latest(String kind) {
        return Optional.ofNullable(latest.get(kind));
    }

    @Override
    public void close() {
        stream.close();
    }
}
