package dev.onoma.endtoend.torture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Site;
import dev.onoma.plan.Phase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run from its approval to its rollback, with faults in each of its legs. */
final class Trip {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LONGEST_CALM_MILLIS = 3_000;
    private static final long LONGEST_FAULT_MILLIS = 4_000;
    private static final int FAULTS_A_LEG = 2;
    /** How many faults a trip takes, at most. */
    static final int FAULTS = 3 * FAULTS_A_LEG;

    private final Site site;
    private final String target;
    private final SplittableRandom random;
    private final Supplier<Fault> faults;
    private final Tally tally;
    private final Consumer<String> diary;
    private final Planner planner;
    private final List<String> violations = new ArrayList<>();
    private @Nullable Fault missed;
    private boolean diskWasFull;
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
    }

    /** Every guarantee that did not hold, in words. */
    List<String> violations() throws IOException, InterruptedException, SQLException {
        String run = planner.approvedRun(target);
        History history = History.begin(site, target, run);
        diary.accept("plan with %d steps".formatted(history.plan().steps().size()));
        int expand = history.plan().steps(Phase.EXPAND).size();
        int all = history.plan().steps().size();
        boolean contracts = random.nextBoolean();
        leg(history, "expand", () -> planner.start(run), expand, Set.of("SOAKING", "ROLLED_BACK"));
        if (contracts && stage(run).equals("SOAKING")) {
            leg(history, "contract", () -> planner.contract(run), all - expand, Set.of("COMPLETED", "ROLLED_BACK"));
        }
        if (!stage(run).equals("ROLLED_BACK") && violations.isEmpty()) {
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
     * Asks for something, makes things go wrong meanwhile, and waits until the run has come to rest.
     *
     * @param steps how many there are to be taken
     */
    private void leg(History history, String name, Deed deed, int steps, Set<String> goals)
            throws IOException, InterruptedException, SQLException {
        if (!violations.isEmpty()) {
            return;
        }
        String run = history.run();
        long changes = changes(run);
        int before = history.steps();
        try (Sampler sampler = new Sampler(history)) {
            deed.run();
            for (int i = 0; i < FAULTS_A_LEG; i++) {
                Fault fault = missed == null ? faults.get() : missed;
                awaitSteps(history, before + random.nextInt(steps));
                befall(run, name, fault);
            }
            awaitRest(run, name, changes, goals);
            samples += sampler.samples();
            sampler.violations().forEach(violation -> violations.add("during " + name + ": " + violation));
        }
        if (violations.isEmpty()) {
            history.violations().forEach(violation -> violations.add("after " + name + ": " + violation));
        }
    }

    /** A moment by chance in the middle of the work, if there is any left. */
    private void awaitSteps(History history, int wanted) throws InterruptedException {
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

    private void befall(String run, String leg, Fault fault) throws InterruptedException, SQLException {
        String stage = stageNow(run);
        diskWasFull |= fault instanceof Fault.FullDisk;
        boolean met = fault.strike(site);
        // What came too late is tried again with the next work.
        missed = met ? null : fault;
        diary.accept("%s, %s: %s%s".formatted(leg, stage, fault, met ? "" : " (not met: no step came by)"));
        if (met) {
            tally.met(fault.kind(), stage);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(LONGEST_FAULT_MILLIS));
        }
        fault.heal(site);
    }

    private void awaitRest(String run, String leg, long changes, Set<String> goals) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "?";
        while (System.nanoTime() < deadline) {
            try {
                JsonNode now = planner.get("runs/" + run).body();
                String stage = now.path("stage").asText();
                last = stage + " " + now.path("reason").asText();
                // The stage it started from is a goal only once it has been left.
                if (goals.contains(stage) && changes(run) > changes && isFree(now)) {
                    diary.accept(leg + ": " + last);
                    return;
                }
                if (!operate(run, leg, stage, last)) {
                    return;
                }
            } catch (IOException | SQLException recovering) {
                last = recovering.toString();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        violations.add(leg + ": no rest after " + PATIENCE + "; the last that was heard: " + last);
    }

    /** Does what an operator does where a run asks for one. */
    private boolean operate(String run, String leg, String stage, String said)
            throws IOException, InterruptedException {
        if (stage.equals("PAUSED")) {
            diary.accept(leg + ": " + said + "; resumed");
            planner.resume(run);
        } else if (stage.equals("NEEDS_OPERATOR")) {
            diary.accept(leg + ": " + said);
            // A server that cannot write can undo nothing; once it can, it takes being asked.
            if (!diskWasFull) {
                violations.add(leg + ": needs an operator: " + said);
                return false;
            }
            planner.rollBack(run);
        }
        return true;
    }

    /** A run that has ended must have let go of its target. */
    private boolean isFree(JsonNode run) throws SQLException {
        if (!Set.of("ROLLED_BACK", "COMPLETED").contains(run.path("stage").asText())) {
            return true;
        }
        return number("SELECT count(*) FROM onoma_control.run WHERE id = '%s' AND holds_target"
                        .formatted(run.path("id").asText()))
                == 0;
    }

    private long changes(String run) throws SQLException {
        return number(
                "SELECT count(*) FROM onoma_control.event_log WHERE run = '%s' AND type = 'dev.onoma.stage-changed'"
                        .formatted(run));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = site.connectToControl();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String stage(String run) throws IOException, InterruptedException {
        return violations.isEmpty() ? planner.get("runs/" + run).text("stage") : "";
    }

    /** As the planner has stored it. */
    private String stageNow(String run) {
        try (Connection connection = site.connectToControl();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT stage FROM onoma_control.run WHERE id = '" + run + "'")) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException away) {
            return "?";
        }
    }
}
