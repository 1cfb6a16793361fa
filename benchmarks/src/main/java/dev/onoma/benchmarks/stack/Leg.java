package dev.onoma.benchmarks.stack;

import dev.onoma.benchmarks.stack.RunFollower.Passage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way of a run from a request to a stage where somebody decides.
 *
 * @param millis from the request until that stage was heard of
 * @param stages how much of it each stage took, in order; {@value #REQUEST} is what came before the first
 */
public record Leg(double millis, Map<String, Double> stages, List<StepTiming> steps) {

    /** The time until the run leaves the stage that it was in. */
    public static final String REQUEST = "REQUEST";

    static Leg of(long began, List<Passage> passages, List<StepTiming> steps) {
        Map<String, Double> stages = new LinkedHashMap<>();
        String stage = REQUEST;
        long since = began;
        for (Passage passage : passages) {
            stages.merge(stage, millis(passage.heard() - since), Double::sum);
            stage = passage.stage();
            since = passage.heard();
        }
        return new Leg(millis(since - began), stages, steps);
    }

    /** How long it was in a stage; 0 where it did not come by. */
    public double millis(String stage) {
        return stages.getOrDefault(stage, 0.0);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
