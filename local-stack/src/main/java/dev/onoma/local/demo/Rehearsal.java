package dev.onoma.local.demo;

import dev.onoma.local.Screen;
import dev.onoma.local.demo.Journal.Entry;
import dev.onoma.local.demo.PlannerClient.Plan;
import dev.onoma.local.demo.PlannerClient.Run;
import dev.onoma.local.load.Waits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Expand and back on an empty copy of the schema. What cannot work shows here, where it harms nobody. It is done until it gets no
 * faster: the services have just been started, and those of an operator run for longer than a minute when it counts.
 */
record Rehearsal(Screen screen, PlannerClient planner, Journal journal) {

    private static final int MOST = 12;
    /** So many in a row that are not faster, for one alone may be chance. */
    private static final int NO_FASTER = 2;

    void run() throws InterruptedException {
        Plan plan = planner.plan(ShopDatabases.REHEARSAL);
        List<Long> expanded = new ArrayList<>();
        while (expanded.size() < MOST && isGettingFaster(expanded)) {
            expanded.add(Math.round(expandAndBack(plan)));
        }
        journal.chapters.put(Chapter.REHEARSAL, new Entry(expanded.getFirst(), new Waits(0, 0, 0)));
        screen.line("Rehearsed %d times on an empty copy of the schema: %d steps and back, expanded in %s ms"
                .formatted(expanded.size(), plan.expandSteps(), expanded));
    }

    private static boolean isGettingFaster(List<Long> millis) {
        int earlier = millis.size() - NO_FASTER;
        return earlier < 1
                || Collections.min(millis.subList(earlier, millis.size()))
                        < Collections.min(millis.subList(0, earlier));
    }

    private double expandAndBack(Plan plan) throws InterruptedException {
        Run run = planner.approve(plan);
        StepsBar bar = new StepsBar(screen);
        try (RunWatch watch = new RunWatch(planner, run.id(), bar)) {
            long began = System.nanoTime();
            bar.begin("rehearsal", plan.expandSteps());
            planner.start(run.id());
            watch.await(Leg.EXPAND);
            double millis = (System.nanoTime() - began) / 1e6;
            bar.begin("rehearsal back", 0);
            planner.rollBack(run.id(), "all", "this was a rehearsal");
            watch.await(Leg.ALL_BACK);
            bar.end();
            return millis;
        }
    }
}
