package dev.onoma.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.local.stack.EventStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows one run by the planner's event stream. */
final class RunFollower implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Set<String> DEAD_ENDS = Set.of("NEEDS_OPERATOR", "PAUSED", "ROLLED_BACK");

    /**
     * The run came to a stage.
     *
     * @param heard by {@link System#nanoTime()}
     */
    record Passage(String stage, long heard) {}

    private final EventStream stream;
    private final List<Passage> passages = new ArrayList<>();
    private final List<StepTiming> timings = new ArrayList<>();
    private String failure = "";
    private String reason = "";
    private @Nullable String end;

    /** Starts to listen. */
    RunFollower(Planner planner, String run) throws InterruptedException {
        this.stream = planner.events(run);
        stream.listen("run-follower", entry -> hear(entry.path("data")), this::finish);
    }

    private synchronized void hear(JsonNode event) {
        switch (event.path("event").asText()) {
            case "stage-changed" -> {
                passages.add(new Passage(event.path("to").asText(), System.nanoTime()));
                reason = event.path("reason").asText();
            }
            case "step-applied", "step-reverted" ->
                timings.add(new StepTiming(
                        event.path("title").asText(),
                        event.path("timing").path("attempts").asInt(),
                        event.path("timing").path("waitedMillis").asDouble(),
                        event.path("timing").path("heldMillis").asDouble()));
            case "step-failed", "step-rejected", "preflight-failed", "run-validated" -> {
                if (!event.path("passed").asBoolean(false)) {
                    failure = event.toString();
                }
            }
            default -> {}
        }
        notifyAll();
    }

    private synchronized void finish(String why) {
        end = why;
        notifyAll();
    }

    /**
     * Returns when the run has come to a stage; gives all stages since the last one that was waited for.
     *
     * @throws BenchmarkFailure when it goes elsewhere, or nowhere in time
     */
    synchronized List<Passage> await(String goal) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int looked = 0;
        while (true) {
            for (; looked < passages.size(); looked++) {
                String stage = passages.get(looked).stage();
                if (stage.equals(goal)) {
                    List<Passage> way = List.copyOf(passages.subList(0, looked + 1));
                    passages.subList(0, looked + 1).clear();
                    return way;
                }
                if (DEAD_ENDS.contains(stage)) {
                    throw new BenchmarkFailure(
                            "The run is %s instead of %s: %s %s".formatted(stage, goal, reason, failure));
                }
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (end != null || left <= 0) {
                throw new BenchmarkFailure(
                        "Waiting for %s: %s %s".formatted(goal, end == null ? "it takes too long" : end, failure));
            }
            wait(left);
        }
    }

    /** What the steps taken since the last call took. */
    synchronized List<StepTiming> takeTimings() {
        List<StepTiming> taken = List.copyOf(timings);
        timings.clear();
        return taken;
    }

    @Override
    public void close() {
        stream.close();
    }
}
