package dev.onoma.local.demo;

import java.time.Duration;
import java.util.Set;

/** Asks a run for its next stage and waits until it is there, while clients are at work. */
record Journey(RunWatch watch, StepsBar bar, Load load, String run) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * @param goal how many steps stand at the end of the chapter
     * @param passing the stages on the way
     * @throws DemoFailure when the run goes elsewhere
     */
    void go(Chapter chapter, int goal, String stage, Set<String> passing, Load.Deed request)
            throws InterruptedException {
        bar.begin(chapter.words(), goal);
        load.during(chapter, () -> {
            request.run();
            watch.await(stage, passing, PATIENCE);
        });
        bar.end();
    }
}
