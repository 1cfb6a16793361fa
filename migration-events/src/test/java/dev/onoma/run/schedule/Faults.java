package dev.onoma.run.schedule;

import java.util.random.RandomGenerator;

/** What goes wrong in a schedule, and how often in a thousand times; nothing once it is to come to rest. */
final class Faults {

    private final RandomGenerator random;
    private final int stepFails;
    private final int validatorRejects;
    private final int validatorIsBlind;
    private final int preflightFails;
    private final int targetRefuses;
    private boolean over;

    Faults(RandomGenerator random) {
        this.random = random;
        this.stepFails = random.nextInt(3) * 30;
        this.validatorRejects = random.nextInt(3) * 60;
        this.validatorIsBlind = random.nextInt(3) * 60;
        this.preflightFails = random.nextInt(4) == 0 ? 300 : 0;
        this.targetRefuses = random.nextInt(4) == 0 ? 100 : 0;
    }

    boolean stepFails() {
        return happens(stepFails);
    }

    boolean validatorRejects() {
        return happens(validatorRejects);
    }

    /** Target, planner or control database are away for longer than it tries. */
    boolean validatorIsBlind() {
        return happens(validatorIsBlind);
    }

    boolean preflightFails() {
        return happens(preflightFails);
    }

    /** Another run is there, or nobody has told the executor of the target. */
    boolean targetRefuses() {
        return happens(targetRefuses);
    }

    void end() {
        over = true;
    }

    private boolean happens(int inThousand) {
        return !over && random.nextInt(1000) < inThousand;
    }
}
