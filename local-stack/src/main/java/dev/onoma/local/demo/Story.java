package dev.onoma.local.demo;

import dev.onoma.local.Screen;
import dev.onoma.local.demo.PlannerClient.Plan;
import dev.onoma.local.demo.PlannerClient.Run;
import dev.onoma.local.demo.PlannerClient.SqlFile;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What happens in the demo, in its order. */
final class Story {

    private static final Duration BASELINE = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofMillis(1500);
    private static final int HAZARDS_SHOWN = 3;

    private final Screen screen;
    private final DemoOptions options;
    private final LegacyShop shop;
    private final Stack stack;
    private final PlannerClient planner;
    private final Journal journal;
    private final ShopDatabases databases;
    private final Database database;

    Story(Screen screen, DemoOptions options, LegacyShop shop, Stack stack, PlannerClient planner, Journal journal) {
        this.screen = screen;
        this.options = options;
        this.shop = shop;
        this.stack = stack;
        this.planner = planner;
        this.journal = journal;
        this.databases = new ShopDatabases(stack.servers(), shop);
        this.database = stack.endpoints().targets().getFirst().database();
    }

    /**
     * @throws DemoFailure or {@link PlannerProblem} when it cannot go on
     */
    void tell() throws InterruptedException {
        List<Job> jobs = shop.jobs();
        screen.line("");
        new Rehearsal(screen, planner, journal).run();
        journal.clients = options.clients();
        journal.fingerprintBefore = planner.scan(ShopDatabases.TARGET).fingerprint();
        Plan plan;
        try (Load load = new Load(ClientFleet.start(database, jobs, options.clients()), journal)) {
            observe(load);
            plan = plan();
            migrate(load, plan);
        }
        if (!options.keep()) {
            journal.fingerprintAfter = planner.scan(ShopDatabases.TARGET).fingerprint();
        }
        compare(plan, jobs);
    }

    private void observe(Load load) throws InterruptedException {
        load.fleet().awaitWarm();
        screen.line("");
        screen.line("%d clients at work by the old names", options.clients());
        load.during(Chapter.BASELINE, () -> load.fleet().work(BASELINE));
    }

    private Plan plan() throws InterruptedException {
        Plan plan = planner.plan(ShopDatabases.TARGET);
        journal.plan = plan;
        screen.line("");
        screen.line(
                "%s: %d steps, %d to expand and %d to contract; %d hazards to acknowledge, %d refusals, %d undecided"
                        .formatted(
                                plan.id(),
                                plan.steps(),
                                plan.expandSteps(),
                                plan.contractSteps(),
                                plan.toAcknowledge().size(),
                                plan.refusals().size(),
                                plan.undecided().size()));
        plan.toAcknowledge().stream().limit(HAZARDS_SHOWN).forEach(hazard -> screen.line("  " + hazard.message()));
        if (plan.toAcknowledge().size() > HAZARDS_SHOWN) {
            screen.line("  … and %d more", plan.toAcknowledge().size() - HAZARDS_SHOWN);
        }
        return plan;
    }

    private void migrate(Load load, Plan plan) throws InterruptedException {
        Run run = planner.approve(plan);
        journal.run = run.id();
        StepsBar bar = new StepsBar(screen);
        try (RunWatch watch = new RunWatch(planner, run.id(), bar)) {
            var unused = stack.failure().thenAccept(failure -> watch.fail(String.valueOf(failure.getMessage())));
            Journey journey = new Journey(watch, bar, load, run.id());
            journey.go(Chapter.EXPAND, plan.expandSteps(), Leg.EXPAND, () -> planner.start(run.id()));
            watch.latest("run-validated")
                    .ifPresent(event -> journal.checks = event.path("checks").asInt());
            screen.line("Expanded and validated in %.0f ms (%s checks)"
                    .formatted(load.millis(Chapter.EXPAND), journal.checks));
            soak(load);
            if (options.keep()) {
                return;
            }
            journey.go(Chapter.CONTRACT, plan.steps(), Leg.CONTRACT, () -> contract(run.id()));
            screen.line("Contracted in %.0f ms: only the new names are left", load.millis(Chapter.CONTRACT));
            load.fleet().work(A_WHILE);
            journey.go(
                    Chapter.CONTRACT_ROLLBACK,
                    plan.expandSteps(),
                    Leg.CONTRACT_BACK,
                    () -> planner.rollBack(run.id(), "contract", "the demo shows the way back"));
            load.fleet().speak(Names.OLD);
            screen.line("Both names again after %.0f ms; all clients are back on the old names"
                    .formatted(load.millis(Chapter.CONTRACT_ROLLBACK)));
            journey.go(
                    Chapter.ROLLBACK,
                    0,
                    Leg.ALL_BACK,
                    () -> planner.rollBack(run.id(), "all", "the demo shows the way back"));
            screen.line("Rolled back in %.0f ms", load.millis(Chapter.ROLLBACK));
            load.fleet().work(A_WHILE);
        } catch (DemoFailure failure) {
            throw new DemoFailure(failure.getMessage() + planner.saysOf(run.id()), failure);
        }
    }

    /** Both names are at work, and clients go over to the new ones. */
    private void soak(Load load) throws InterruptedException {
        try (Connection connection = databases.connect()) {
            screen.line("");
            BothNames.show(connection).forEach(line -> screen.line("  " + line));
            screen.line("");
        } catch (SQLException e) {
            throw new DemoFailure("a name does not answer: " + e.getMessage(), e);
        }
        load.during(Chapter.SOAK, () -> {
            load.fleet().speakHalf(Names.NEW);
            screen.line("Every second client speaks by the new names, the others by the old ones");
            load.fleet().work(A_WHILE);
            if (!options.keep()) {
                load.fleet().speak(Names.NEW);
                screen.line("All clients speak by the new names");
                load.fleet().work(A_WHILE);
            }
        });
    }

    private void contract(String run) throws InterruptedException {
        try {
            planner.contract(run, false);
        } catch (PlannerProblem problem) {
            if (!problem.type().endsWith(":old-names-in-use")) {
                throw problem;
            }
            // Rightly refused: they were, a second ago. We know that nobody will come back to them.
            journal.notes.add("contract was refused, then forced: " + problem.getMessage());
            screen.line("Refused while old names were in use lately; forced, as all clients have left them");
            planner.contract(run, true);
        }
    }

    /** The same steps without Onoma, on the copy, under the same clients. */
    private void compare(Plan plan, List<Job> jobs) throws InterruptedException {
        List<SqlFile> steps = planner.sqlFiles(plan.id()).stream()
                .filter(file -> plan.isExpandFile(file.name()))
                .toList();
        Journal apart = new Journal();
        BareExpand bare = BareExpand.best();
        screen.line("");
        screen.line("For comparison the same %d steps on a copy, under the same clients, by plain SQL", steps.size());
        try (Load load = new Load(ClientFleet.start(databases.copy(), jobs, options.clients()), apart)) {
            load.fleet().awaitWarm();
            load.during(Chapter.BARE_BASELINE, () -> load.fleet().work(A_WHILE));
            load.during(Chapter.BARE_EXPAND, () -> journal.bare = bare.run(databases.copy(), steps));
            load.fleet().work(A_WHILE);
        }
        journal.chapters.putAll(apart.chapters);
        // These clients are no part of the promise, yet who sees one fail wants to know.
        apart.clientFailures.stream()
                .findFirst()
                .ifPresent(failure -> journal.notes.add("in the comparison " + apart.clientFailures.size()
                        + " statements failed: " + failure.inWords()));
        databases.dropCopy();
    }
}
