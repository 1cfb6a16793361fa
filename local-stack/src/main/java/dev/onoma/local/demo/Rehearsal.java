package dev.onoma.local.demo;

import dev.onoma.local.Screen;
import dev.onoma.local.demo.Journal.Entry;
import dev.onoma.local.demo.LatencyLog.Waits;
import dev.onoma.local.demo.PlannerClient.Plan;
import dev.onoma.local.demo.PlannerClient.Run;

/**
 * Expand and back on an empty copy of the schema. What cannot work shows here, where it harms nobody; and the JVMs of the services,
 * which have just been started, are warm when it counts, as those of services are that run for longer than a minute.
 */
record Rehearsal(Screen screen, PlannerClient planner, Journal journal) {

    void run() throws InterruptedException {
        Plan plan = planner.plan(ShopDatabases.REHEARSAL);
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
            journal.chapters.put(Chapter.REHEARSAL, new Entry(Math.round(millis), new Waits(0, 0, 0)));
            screen.line("Rehearsed on an empty copy of the schema: %d steps and back, expanded in %.0f ms"
                    .formatted(plan.expandSteps(), millis));
        }
    }
}
