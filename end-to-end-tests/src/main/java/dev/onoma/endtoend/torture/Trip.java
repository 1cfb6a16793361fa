package dev.onoma.endtoend.torture;

import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Site;
import dev.onoma.plan.Phase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One run from its approval to its rollback, with faults in each of its legs. */
final class Trip {

    private static final long LONGEST_CALM_MILLIS = 3_000;
    private static final long LONGEST_FAULT_MILLIS = 3_000;
    /** How many faults a trip takes, over all of its legs. */
    static final int FAULTS = 6;

    private final Site site;
    private final String target;
    private final SplittableRandom random;
    private final Supplier<Fault> faults;
    private final Tally tally;
    private final Consumer<String> diary;
    private final Planner planner;
    private final Operator operator;
    private final List<String> violations = new ArrayList<>();
    private final Queue<Fault> missed = new ArrayDeque<>();
    private int faultsALeg;
    private int samples;

    /**
     * @param faults the next one, whenever it is asked for
     */
    Trip(Site site, String target, long seed, Supplier<Fault> faults, Tally tally, Consumer<String> diary) {
        this.site = site;
        this.target = target;
        this.random = new SplittableRandom(seed);
        this.faults = faults;
        this.tally = tally;
        this.diary = diary;
        this.planner = site.planner();
        this.operator = new Operator(site, diary);
    }

    /** Every guarantee that did not hold, in words. */
    List<String> violations() throws IOException, InterruptedException, SQLException {
        String run = planner.approvedRun(target);
        History history = History.begin(site, target, run);
        int expand = history.plan().steps(Phase.EXPAND).size();
        int all = history.plan().steps().size();
        diary.accept("%s, %d steps".formatted(run, all));
        boolean contracts = random.nextBoolean();
        faultsALeg = FAULTS / (contracts ? 3 : 2);
        leg(history, "expand", () -> planner.start(run), expand, Set.of("SOAKING", "ROLLED_BACK"));
        if (contracts && operator.stage(run).equals("SOAKING")) {
            // One that fails is taken back to where it began.
            Set<String> goals = Set.of("COMPLETED", "SOAKING", "ROLLED_BACK");
            leg(history, "contract", () -> planner.contract(run), all - expand, goals);
        }
        if (!operator.stage(run).equals("ROLLED_BACK")) {
            leg(history, "rollback", () -> planner.rollBack(run), history.steps(), Set.of("ROLLED_BACK"));
        }
        return violations;
    }

    /** How often the catalogue was looked at. */
    int samples() {
        return samples;
    }

    private interface Deed {
        void run() throws IOException, InterruptedException;
    }

    /**
     * Asks for something, makes things go wrong meanwhile, and waits until the run has come to rest. Not where something was wrong
     * already.
     *
     * @param steps how many there are to be taken
     */
    private void leg(History history, String name, Deed deed, int steps, Set<String> goals)
            throws IOException, InterruptedException, SQLException {
        if (!violations.isEmpty()) {
            return;
        }
        long changes = operator.changes(history.run());
        int before = history.steps();
        try (Sampler sampler = new Sampler(history)) {
            deed.run();
            for (int i = 0; i < faultsALeg; i++) {
                // What came too late for the work of one leg is tried again with the next.
                Fault fault = i == 0 && !missed.isEmpty() ? missed.remove() : faults.get();
                awaitSteps(history, before + random.nextInt(steps));
                befall(history.run(), fault);
            }
            operator.awaitRest(history.run(), changes, goals).ifPresent(wrong -> violations.add(name + ": " + wrong));
            samples += sampler.samples();
            sampler.violations().forEach(violation -> violations.add("during " + name + ": " + violation));
        }
        if (violations.isEmpty()) {
            history.violations().forEach(violation -> violations.add("after " + name + ": " + violation));
        }
    }

    /** A moment by chance in the middle of the work, if there is any left. */
    private static void awaitSteps(History history, int wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_CALM_MILLIS);
        while (System.nanoTime() < deadline) {
            try {
                if (history.steps() >= wanted) {
                    return;
                }
            } catch (SQLException away) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void befall(String run, Fault fault) throws InterruptedException, SQLException {
        String stage = operator.stage(run);
        if (fault instanceof Fault.FullDisk) {
            operator.diskWasFull();
        }
        boolean met = fault.strike(site);
        diary.accept("%s: %s%s".formatted(stage, fault, met ? "" : " (not met: no step came by)"));
        if (met) {
            tally.met(fault.kind(), stage);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(LONGEST_FAULT_MILLIS));
        } else {
            missed.add(fault);
        }
        fault.heal(site);
    }
}
