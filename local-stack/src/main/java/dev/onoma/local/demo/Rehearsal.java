package dev.onoma.local.demo;

import dev.onoma.local.Screen;
import dev.onoma.local.demo.Journal.Entry;
import dev.onoma.local.demo.LatencyLog.Waits;
import dev.onoma.local.demo.PlannerClient.Plan;
import dev.onoma.local.demo.PlannerClient.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Expand and back on an empty copy of the schema. What cannot work shows here, where it harms nobody. It is done a few times: the
 * services have just been started, and those of an operator run for longer than a minute when it counts.
 */
record Rehearsal(Screen screen, PlannerClient planner, Journal journal) {

    private static final int TIMES = 4;

    void run() throws InterruptedException {
        Plan plan = planner.plan(ShopDatabases.REHEARSAL);
        List<Long> expanded = new ArrayList<>();
        for (int time = 1; time <= TIMES; time++) {
            expanded.add(Math.round(expandAndBack(plan)));
        }
        journal.chapters.put(Chapter.REHEARSAL, new Entry(expanded.getFirst(), new Waits(0, 0, 0)));
        screen.line("Rehearsed %d times on an empty copy of the schema: %d steps and back, expanded in %s ms"
                .formatted(TIMES, plan.expandSteps(), expanded));
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
