package dev.onoma.local.demo;

import dev.onoma.local.Screen;
import dev.onoma.local.stack.Ports;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Stack;
import dev.onoma.local.stack.StackException;
import dev.onoma.local.stack.StackSettings;
import dev.onoma.local.stack.StartProgress;
import dev.onoma.local.stack.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code ./onoma demo}: a stack of its own, the shop in it, and the whole life of a run. */
public final class Demo {

    private final Screen screen;
    private final DemoOptions options;
    private final LegacyShop shop;
    private final Journal journal = new Journal();

    /**
     * @throws StackException when the example shop is missing
     */
    public Demo(Screen screen, DemoOptions options) {
        this.screen = screen;
        this.options = options;
        this.shop = LegacyShop.in(options.root());
    }

    /**
     * Runs it and writes the report.
     *
     * @return whether all went as it should
     */
    public boolean run(StartProgress progress) throws InterruptedException {
        StackSettings settings = new StackSettings(
                options.root(),
                options.state(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Ports.preferred(Ports.DEFAULT),
                true);
        screen.line("Starting Onoma with an empty PostgreSQL and Kafka in %s", options.state());
        try (Stack stack = Stack.start(settings, this::load, progress)) {
            boolean success = tell(stack);
            if (success && options.keep()) {
                KeptStack.show(screen, stack.endpoints(), String.valueOf(journal.run));
                stack.await();
            }
            return success;
        } catch (StackException | DemoFailure e) {
            return failed(e);
        } catch (InterruptedException e) {
            screen.line("Stopped; logs are in %s", options.state().resolve("logs"));
            throw e;
        }
    }

    private List<Target> load(Servers servers) {
        long began = System.nanoTime();
        List<Target> targets = new ShopDatabases(servers, shop).make(journal);
        screen.line("  Loaded the shop in %.1f s: %d tables, %d columns, a copy of it, and its schema without rows"
                .formatted((System.nanoTime() - began) / 1e9, journal.tables, journal.columns));
        return targets;
    }

    private boolean tell(Stack stack) throws InterruptedException {
        try (PlannerClient planner = new PlannerClient(stack.endpoints().of(Service.PLANNER))) {
            new Story(screen, options, shop, stack, planner, journal).tell();
            return report();
        } catch (DemoFailure | PlannerProblem | StackException e) {
            return failed(e);
        }
    }

    private boolean failed(RuntimeException reason) {
        journal.failure = reason.getMessage();
        return report();
    }

    private boolean report() {
        DemoReport report = DemoReport.of(journal);
        screen.progressEnds();
        ReportText.lines(report).forEach(screen::line);
        try {
            report.write(options.report());
            screen.line("The whole report is in %s", options.report());
        } catch (IOException e) {
            screen.line("The report cannot be written to %s: %s", options.report(), e);
            return false;
        }
        if (!report.success()) {
            screen.line("What every part had to tell is in %s", options.state().resolve("logs"));
        }
        return report.success();
    }
}
