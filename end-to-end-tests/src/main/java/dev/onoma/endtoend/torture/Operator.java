package dev.onoma.endtoend.torture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Site;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits for a run to come to rest, and does meanwhile what an operator does where one is asked for. */
final class Operator {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Site site;
    private final Planner planner;
    private final Consumer<String> diary;
    private boolean diskWasFull;

    Operator(Site site, Consumer<String> diary) {
        this.site = site;
        this.planner = site.planner();
        this.diary = diary;
    }

    /** A server that cannot write cannot undo: from now on a run may ask for an operator. */
    void diskWasFull() {
        diskWasFull = true;
    }

    /**
     * Waits until a run is in one of the stages, which it may have been in before.
     *
     * @param changes how often it had changed its stage when it began to move
     * @return what is wrong, if anything is
     */
    Optional<String> awaitRest(String run, long changes, Set<String> goals) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "?";
        while (System.nanoTime() < deadline) {
            try {
                JsonNode now = planner.get("runs/" + run).body();
                String stage = now.path("stage").asText();
                last = stage + " " + now.path("reason").asText();
                if (goals.contains(stage) && changes(run) > changes && isFree(run, stage)) {
                    diary.accept("at rest: " + last);
                    return Optional.empty();
                }
                if (stage.equals("PAUSED")) {
                    ask(run, "resume", last);
                } else if (stage.equals("NEEDS_OPERATOR") && !diskWasFull) {
                    return Optional.of("needs an operator: " + last);
                } else if (stage.equals("NEEDS_OPERATOR")) {
                    ask(run, "rollback", last);
                }
            } catch (IOException | SQLException recovering) {
                last = recovering.toString();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Optional.of("no rest after " + PATIENCE + "; the last that was heard: " + last);
    }

    /** It may have gone on by itself meanwhile: then it is refused, and another look tells. */
    private void ask(String run, String what, String said) throws IOException, InterruptedException {
        diary.accept("%s: asked for %s".formatted(said, what));
        planner.ask(run, what);
    }

    /** A run that has ended must have let go of its target. */
    private boolean isFree(String run, String stage) throws SQLException {
        return !Set.of("ROLLED_BACK", "COMPLETED").contains(stage)
                || one("SELECT holds_target FROM onoma_control.run WHERE id = '%s'", run)
                        .equals("f");
    }

    /** How often a run has changed its stage until now. */
    long changes(String run) throws SQLException {
        return Long.parseLong(one(
                "SELECT count(*) FROM onoma_control.event_log WHERE run = '%s' AND type = 'dev.onoma.stage-changed'",
                run));
    }

    /** As the planner has stored it. */
    String stage(String run) {
        try {
            return one("SELECT stage FROM onoma_control.run WHERE id = '%s'", run);
        } catch (SQLException away) {
            return "?";
        }
    }

    private String one(String sql, String run) throws SQLException {
        try (Connection connection = site.connectToControl();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql.formatted(run))) {
            row.next();
            return row.getString(1);
        }
    }
}
