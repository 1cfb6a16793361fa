package dev.onoma.local.demo;

import dev.onoma.local.Screen;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Stack;
import dev.onoma.local.stack.StackException;
import dev.onoma.local.stack.StackSettings;
import dev.onoma.local.stack.StartProgress;
import dev.onoma.local.stack.Target;
import java.util.List;

/** {@code ./onoma demo}: a stack of its own, the shop in it, and the whole life of a run. */
public final class Demo {

    private final Screen screen;
    private final DemoOptions options;
    private final Frame frame;
    private final LegacyShop shop;
    private final Journal journal = new Journal();

    /**
     * @throws StackException when the example shop is missing
     */
    public Demo(Screen screen, DemoOptions options) {
        this.screen = screen;
        this.options = options;
        this.frame = new Frame(screen, options);
        this.shop = LegacyShop.in(options.root());
    }

    /**
     * Runs it and writes the report.
     *
     * @return whether all went as it should
     */
    public boolean run(StartProgress progress) throws InterruptedException {
        return frame.around(settings -> show(settings, progress), failure -> {
            journal.failure = failure;
            return DemoReport.of(journal);
        });
    }

    private boolean show(StackSettings settings, StartProgress progress) throws InterruptedException {
        try (Stack stack = Stack.start(settings, this::load, progress)) {
            try (PlannerClient planner = new PlannerClient(stack.endpoints().of(Service.PLANNER))) {
                new Story(screen, options, shop, stack, planner, journal).tell();
            }
            boolean success = frame.tell(DemoReport.of(journal));
            if (success && options.keep()) {
                KeptStack.show(screen, stack.endpoints(), String.valueOf(journal.run));
                stack.await();
            }
            return success;
        }
    }

    private List<Target> load(Servers servers) {
        long began = System.nanoTime();
        List<Target> targets = new ShopDatabases(servers, shop).make(journal);
        screen.line("  Loaded the shop in %.1f s: %d tables, %d columns, a copy of it, and its schema without rows"
                .formatted((System.nanoTime() - began) / 1e9, journal.tables, journal.columns));
        return targets;
    }
}
