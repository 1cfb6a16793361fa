package dev.onoma.run.schedule;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Looks for the shortest tape, and the smallest numbers on it, with which the same goes wrong. */
final class Shrinking {

    private static final int MOST_TRIES = 20_000;

    private final String kind;
    private int tries;
    private int[] smallest;

    private Shrinking(String kind, int[] failing) {
        this.kind = kind;
        this.smallest = failing;
    }

    static int[] smallest(int[] failing) {
        Shrinking shrinking = new Shrinking(kind(failing), failing);
        boolean smaller = true;
        while (smaller && shrinking.tries < MOST_TRIES) {
            // Not short-circuited: each way of making it smaller opens others.
            smaller = shrinking.cutTheEnd() | shrinking.leaveOut() | shrinking.lower();
        }
        return shrinking.smallest;
    }

    /** What goes wrong with a tape; empty when nothing does. */
    static String kind(int[] tape) {
        try {
            new Schedule(Tape.of(tape), null).run();
            return "";
        } catch (Violation violation) {
            return violation.kind();
        } catch (RuntimeException broken) {
            return broken.getClass().getName();
        }
    }

    private boolean cutTheEnd() {
        boolean smaller = false;
        for (int cut = smallest.length / 2; cut > 0; cut /= 2) {
            while (cut <= smallest.length && accepted(Arrays.copyOf(smallest, smallest.length - cut))) {
                smaller = true;
            }
        }
        return smaller;
    }

    private boolean leaveOut() {
        boolean smaller = false;
        for (int length = Math.min(64, smallest.length / 2); length > 0; length /= 2) {
            for (int from = smallest.length - length; from >= 0; from--) {
                int at = from;
                int end = from + length;
                int[] shorter = IntStream.range(0, smallest.length)
                        .filter(i -> i < at || i >= end)
                        .map(i -> smallest[i])
                        .toArray();
                smaller |= end <= smallest.length && accepted(shorter);
            }
        }
        return smaller;
    }

    private boolean lower() {
        boolean smaller = false;
        for (int i = 0; i < smallest.length; i++) {
            smaller |= smallest[i] > 0 && accepted(with(i, 0));
            smaller |= smallest[i] > 1 && accepted(with(i, smallest[i] / 2));
        }
        return smaller;
    }

    private int[] with(int at, int number) {
        int[] other = smallest.clone();
        other[at] = number;
        return other;
    }

    private boolean accepted(int[] candidate) {
        if (tries++ >= MOST_TRIES || !kind(candidate).equals(kind)) {
            return false;
        }
        smallest = candidate;
        return true;
    }
}
