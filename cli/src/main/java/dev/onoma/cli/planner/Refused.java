package dev.onoma.cli.planner;

import dev.onoma.cli.outcome.CommandFailure;

/** A service refused a request; nothing was changed. */
public final class Refused extends CommandFailure {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.exitCode(), problem.message());
        this.problem = problem;
    }

    /** The problem document for programs. */
    public String pretty() {
        return Documents.pretty(problem.document());
    }

    public Problem problem() {
        return problem;
    }
}
