package dev.onoma.local;

import dev.onoma.local.stack.OutsideServers;
import dev.onoma.local.stack.Stack;
import dev.onoma.local.stack.StackSettings;

/** {@code ./onoma up}: a stack that runs until Ctrl-C. */
final class Up {

    private final Screen screen;

    Up(Screen screen) {
        this.screen = screen;
    }

    /** Returns only by an exception: the stack runs until the thread is interrupted, or a part of it ends. */
    void run(StackSettings settings) throws InterruptedException {
        long began = System.nanoTime();
        OutsideServers.demand(settings);
        screen.line("Starting Onoma; data and logs are in %s", settings.state());
        try (Stack stack = Stack.start(settings, Stack.targetsOf(settings), new StartLines(screen))) {
            screen.line("");
            screen.line("Ready after %.1f s.", (System.nanoTime() - began) / 1e9);
            stack.endpoints().show(screen::line);
            screen.line("");
            screen.line("Ctrl-C stops everything; the data stay for the next time.");
            stack.await();
        } catch (InterruptedException e) {
            screen.line("Stopped. The data are in %s", settings.state());
            throw e;
        }
    }
}
