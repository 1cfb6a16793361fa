package dev.onoma.run.schedule;

import dev.onoma.plan.PlannedStep;
import dev.onoma.run.StepSet;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A target's catalogue and ledger, which change together. */
final class Target {

    /** Why an epoch takes no more steps. */
    record Halt(int step, boolean back) {}

    /** What was done to each object, in order; an object that nothing was done to is not in it. */
    private final Map<Integer, String> catalogue = new TreeMap<>();

    private final TreeSet<Integer> ledger = new TreeSet<>();

    private final int objects;

    long epoch;
    boolean known;
    boolean closed;

    @Nullable
    Halt halt;

    Target(int objects) {
        this.objects = objects;
    }

    StepSet standing() {
        return StepSet.of(ledger);
    }

    boolean stands(int step) {
        return ledger.contains(step);
    }

    boolean holds(Map<Integer, String> expected) {
        return catalogue.equals(expected);
    }

    void fence(long next) {
        Violation.unless(next > epoch, "The fence goes from %d to %d", epoch, next);
        epoch = next;
        known = true;
        closed = false;
        halt = null;
    }

    /** A run that was never fenced is known too from here on: a fence of this epoch that comes again must not open it. */
    void close(long at) {
        epoch = at;
        known = true;
        closed = true;
    }

    void forward(PlannedStep step) {
        Violation.unless(ledger.add(step.number()), "Step %d is done twice", step.number());
        change(catalogue, step);
    }

    void back(PlannedStep step) {
        Violation.unless(ledger.remove(step.number()), "Step %d is undone and does not stand", step.number());
        String done = catalogue.getOrDefault(object(step), "");
        String last = step.number() + ";";
        Violation.unless(done.endsWith(last), "Step %d is undone, and its object is %s", step.number(), done);
        String left = done.substring(0, done.length() - last.length());
        if (left.isEmpty()) {
            catalogue.remove(object(step));
        } else {
            catalogue.put(object(step), left);
        }
    }

    Map<Integer, String> predicted(Collection<PlannedStep> steps) {
        Map<Integer, String> catalogue = new TreeMap<>();
        steps.forEach(step -> change(catalogue, step));
        return catalogue;
    }

    private void change(Map<Integer, String> catalogue, PlannedStep step) {
        catalogue.merge(object(step), step.number() + ";", String::concat);
    }

    /** Steps that rest on each other concern one object. */
    private int object(PlannedStep step) {
        return step.number() % objects;
    }
}
