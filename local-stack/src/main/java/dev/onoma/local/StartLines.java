package dev.onoma.local;

import dev.onoma.local.stack.StartProgress;

/** A line for each part that is ready. */
final class StartLines implements StartProgress {

    private final Screen screen;
    private final long began = System.nanoTime();

    StartLines(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void ready(String part, String where) {
        screen.line("  %5.1f s  %-10s ready: %s", (System.nanoTime() - began) / 1e9, part, where);
    }
}
