package dev.onoma.local.demo;

/** Asks a run for its next stage and waits until it is there, while clients are at work. */
record Journey(RunWatch watch, StepsBar bar, Load load, String run) {

    /**
     * @param goal how many steps stand at the end of the chapter
     * @throws DemoFailure when the run goes elsewhere
     */
    void go(Chapter chapter, int goal, Leg leg, Load.Deed request) throws InterruptedException {
        bar.begin(chapter.words(), goal);
        load.during(chapter, () -> {
            request.run();
            watch.await(leg);
        });
        bar.end();
    }
}
