package dev.onoma.local.demo;

import dev.onoma.local.Screen;
import dev.onoma.local.demo.DriftRound.Clients;
import dev.onoma.local.demo.PlannerClient.Plan;
import dev.onoma.local.demo.PlannerClient.Run;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Stack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One round after the other: a run is brought to where both names answer, disturbed, and left to itself. */
record DriftStory(
        Screen screen, Stack stack, PlannerClient planner, LegacyShop shop, Journal journal, List<DriftRound> rounds) {

    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String LISTENING =
            "SELECT slot_name FROM pg_replication_slots WHERE database = current_database() AND active";

    /**
     * Tells it, and adds each round as soon as it is over.
     *
     * @throws DemoFailure or {@link PlannerProblem} when it cannot go on
     */
    void tell(List<Disturbance> disturbances) throws InterruptedException {
        screen.line("");
        new Rehearsal(screen, planner, journal).run();
        journal.fingerprintBefore = planner.scan(ShopDatabases.TARGET).fingerprint();
        for (Disturbance disturbance : disturbances) {
            DriftRound round = play(rounds.size() + 1, disturbance);
            rounds.add(round);
            show(round);
        }
    }

    private DriftRound play(int number, Disturbance disturbance) throws InterruptedException {
        Plan plan = planner.plan(ShopDatabases.TARGET);
        Run run = planner.approve(plan);
        screen.line("");
        screen.line("%d. %s, under %s".formatted(number, disturbance.name(), run.id()));
        Instant act;
        Clients clients;
        try (ClientFleet fleet = fleet(2 * number)) {
            fleet.awaitWarm();
            act = disturb(plan, run, fleet, disturbance);
            fleet.close();
            clients = new Clients(fleet.statements(), fleet.failures());
        } finally {
            disturbance.amends().run();
        }
        demandAllNamesAnswer(2 * number + 1);
        boolean same = planner.scan(ShopDatabases.TARGET).fingerprint().equals(journal.fingerprintBefore);
        return DriftRound.of(number, disturbance, run.id(), act, DriftEvidence.read(planner, run.id()), same, clients);
    }

    private ClientFleet fleet(int draws) {
        Database database = stack.endpoints().targets().getFirst().database();
        return ClientFleet.start(database, shop.jobs(), journal.clients, draws);
    }

    private Instant disturb(Plan plan, Run run, ClientFleet fleet, Disturbance disturbance)
            throws InterruptedException {
        StepsBar bar = new StepsBar(screen);
        try (RunWatch watch = new RunWatch(planner, run.id(), bar)) {
            var unused = stack.failure().thenAccept(failure -> watch.fail(String.valueOf(failure.getMessage())));
            bar.begin("expand", plan.expandSteps());
            planner.start(run.id());
            watch.await(Leg.EXPAND);
            bar.end();
            String slot = awaitMonitor();
            fleet.work(A_WHILE);
            screen.line("   both names answer, %d clients are at work, the monitor reads slot %s"
                    .formatted(journal.clients, slot));
            screen.line("   now: " + disturbance.deed());
            bar.begin("rollback", 0);
            Instant act = disturbance.act().commit();
            watch.await(Leg.ALL_BACK);
            bar.end();
            return act;
        } catch (DemoFailure failure) {
            throw new DemoFailure(failure.getMessage() + planner.saysOf(run.id()), failure);
        }
    }

    /** Returns when the target's changes are read; otherwise the next comparison would find it, only later. */
    private String awaitMonitor() throws InterruptedException {
        try (Connection connection = stack.servers().connect(ShopDatabases.TARGET);
                Statement statement = connection.createStatement()) {
            for (long deadline = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < deadline; ) {
                try (ResultSet row = statement.executeQuery(LISTENING)) {
                    if (row.next()) {
                        return row.getString(1);
                    }
                }
                Thread.sleep(PAUSE);
            }
        } catch (SQLException e) {
            throw new DemoFailure("the slots of the shop cannot be read: " + e.getMessage(), e);
        }
        throw new DemoFailure(
                "the monitor does not read the shop's changes after %d s".formatted(PATIENCE.toSeconds()));
    }

    /** Every client does every job by the old names once more. */
    private void demandAllNamesAnswer(int draws) throws InterruptedException {
        try (ClientFleet fleet = fleet(draws)) {
            fleet.awaitWarm();
            fleet.close();
            fleet.failures().stream().findFirst().ifPresent(failure -> {
                throw new DemoFailure("an old name does not answer after the rollback: " + failure.inWords());
            });
        }
    }

    private void show(DriftRound round) {
        screen.line("   alert after %.0f ms: %s".formatted(round.actToAlertMs(), round.alert()));
        screen.line("   rolled back by %s, all of it and validated %.0f ms after the alert; schema %s"
                .formatted(
                        round.rolledBackBy(),
                        round.alertToRolledBackMs(),
                        round.fingerprintSame() ? "the same as before" : "NOT the same as before"));
        screen.line("   %d statements of clients, %d failed%s"
                .formatted(
                        round.clientStatements(),
                        round.clientFailures(),
                        round.clientFailures() == 0 || round.failure() != null ? "" : ", until the name was back"));
        if (round.remark() != null) {
            screen.line("   " + round.remark());
        }
        if (round.failure() != null) {
            screen.line("   NOT as it should be: " + round.failure());
        }
    }
}
