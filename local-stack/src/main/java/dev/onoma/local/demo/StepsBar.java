package dev.onoma.local.demo;

import dev.onoma.local.Screen;

/** Shows how many steps have been taken, of those that the present part takes. */
final class StepsBar implements RunWatch.StepsListener {

    private final Screen screen;
    private String part = "";
    private int from;
    private int to;
    private int standing;

    StepsBar(Screen screen) {
        this.screen = screen;
    }

    /**
     * A part begins.
     *
     * @param goal how many steps stand at its end
     */
    synchronized void begin(String name, int goal) {
        part = name;
        from = standing;
        to = goal;
    }

    @Override
    public synchronized void standing(int steps) {
        if (steps != standing) {
            standing = steps;
            screen.progress(part, Math.abs(steps - from), Math.abs(to - from));
        }
    }

    /** The part is over. */
    void end() {
        screen.progressEnds();
    }
}
