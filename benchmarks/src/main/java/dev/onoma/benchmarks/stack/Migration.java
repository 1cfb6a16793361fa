package dev.onoma.benchmarks.stack;

import dev.onoma.benchmarks.stack.Planner.Plan;

/** One run of Onoma on one target, each way of which can be timed. */
public final class Migration implements AutoCloseable {

    private interface Request {
        void send() throws InterruptedException;
    }

    private final Planner planner;
    private final String run;
    private final RunFollower follower;

    private Migration(Planner planner, String run) throws InterruptedException {
        this.planner = planner;
        this.run = run;
        this.follower = new RunFollower(planner, run);
    }

    /** Approves a plan; nothing is done yet. */
    public static Migration of(Planner planner, Plan plan) throws InterruptedException {
        return new Migration(planner, planner.approve(plan));
    }

    /** Plans a target and approves that. */
    public static Migration of(Planner planner, String target) throws InterruptedException {
        return of(planner, planner.plan(target));
    }

    public String run() {
        return run;
    }

    /** Baseline, all steps of expand, validation. */
    public Leg expand() throws InterruptedException {
        return go("SOAKING", () -> planner.start(run));
    }

    /** The old names go; validated. */
    public Leg contract() throws InterruptedException {
        return go("COMPLETED", () -> planner.contract(run));
    }

    /** Both names again; validated. */
    public Leg takeContractBack() throws InterruptedException {
        return go("SOAKING", () -> planner.rollBack(run, "contract"));
    }

    /** All as it was; validated. */
    public Leg rollBack() throws InterruptedException {
        return go("ROLLED_BACK", () -> planner.rollBack(run, "all"));
    }

    /** Waits until the run has been rolled back by whoever asked for it. */
    public Leg awaitRolledBack(long began) throws InterruptedException {
        return Leg.of(began, follower.await("ROLLED_BACK"), follower.takeTimings());
    }

    private Leg go(String goal, Request request) throws InterruptedException {
        long began = System.nanoTime();
        request.send();
        return Leg.of(began, follower.await(goal), follower.takeTimings());
    }

    @Override
    public void close() {
        follower.close();
    }
}
