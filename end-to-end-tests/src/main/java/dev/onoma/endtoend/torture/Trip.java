package dev.onoma.endtoend.torture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Site;
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

/** One run from its approval to its rollback, with faults in each of its legs. */
final class Trip {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LONGEST_CALM_MILLIS = 800;
    private static final long LONGEST_FAULT_MILLIS = 4_000;
    private static final int MOST_FAULTS = 3;

    private final Site site;
    private final String target;
    private final SplittableRandom random;
    private final Consumer<String> diary;
    private final Planner planner;
    private final List<String> violations = new ArrayList<>();

    Trip(Site site, String target, long seed, Consumer<String> diary) {
        this.site = site;
        this.target = target;
        this.random = new SplittableRandom(seed);
        this.diary = diary;
        this.planner = site.planner();
    }

    /** Every guarantee that did not hold, in words. */
    List<String> violations() throws IOException, InterruptedException, SQLException {
        String run = planner.approvedRun(target);
        History history = History.begin(site, target, run);
        leg(run, "expand", () -> planner.start(run), Set.of("SOAKING", "ROLLED_BACK"));
        check(history, "expand");
        if (stage(run).equals("SOAKING") && random.nextBoolean()) {
            leg(run, "contract", () -> planner.contract(run), Set.of("COMPLETED", "SOAKING", "ROLLED_BACK"));
            check(history, "contract");
        }
        if (!stage(run).equals("ROLLED_BACK") && violations.isEmpty()) {
            leg(run, "rollback", () -> planner.rollBack(run), Set.of("ROLLED_BACK"));
            check(history, "rollback");
        }
        return violations;
    }

    private interface Deed {
        void run() throws IOException, InterruptedException;
    }

    /** Asks for something, makes things go wrong meanwhile, and waits until the run has come to rest. */
    private void leg(String run, String name, Deed deed, Set<String> goals)
            throws IOException, InterruptedException, SQLException {
        if (!violations.isEmpty()) {
            return;
        }
        long changes = changes(run);
        deed.run();
        int faults = 1 + random.nextInt(MOST_FAULTS);
        for (int i = 0; i < faults; i++) {
            Fault fault = Fault.random(random);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(LONGEST_CALM_MILLIS));
            diary.accept(name + ": " + fault);
            fault.strike(site);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(LONGEST_FAULT_MILLIS));
            fault.heal(site);
        }
        awaitRest(run, name, changes, goals);
    }

    private void awaitRest(String run, String leg, long changes, Set<String> goals) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "?";
        while (System.nanoTime() < deadline) {
            try {
                JsonNode now = planner.get("runs/" + run).body();
                last = now.path("stage").asText() + " " + now.path("reason").asText();
                String stage = now.path("stage").asText();
                if (stage.equals("NEEDS_OPERATOR")) {
                    violations.add(leg + ": needs an operator: " + last);
                    return;
                }
                // The stage it started from is a goal only once it has been left.
                if (goals.contains(stage) && changes(run) > changes && isFree(now)) {
                    diary.accept(leg + ": " + last);
                    return;
                }
            } catch (IOException | SQLException recovering) {
                last = recovering.toString();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        violations.add(leg + ": no rest after " + PATIENCE + "; the last that was heard: " + last);
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

    private void check(History history, String leg) throws SQLException, IOException, InterruptedException {
        if (violations.isEmpty()) {
            history.violations().forEach(violation -> violations.add("after " + leg + ": " + violation));
        }
    }
}
