package dev.onoma.cli.outcome;

/** How a command ends, for scripts. 69 and 70 belong to the launcher, which found no JDK or could not build. */
public enum ExitCode {
    OK(0, "Done"),
    FAILED(1, "The run or a validation failed, the audit log is broken, or a service has a fault"),
    USAGE(2, "The command line, a file or a value is not as expected"),
    NOT_FOUND(3, "There is no such target, plan, run, table or report"),
    REFUSED(4, "Not as things stand: plan stale, target busy, hazard not acknowledged, wrong stage, no rights"),
    UNREACHABLE(5, "The service, or the target behind it, does not answer"),
    NOT_CONFIRMED(6, "A production target asks for its name to be typed, or given with --confirm"),
    NEEDS_OPERATOR(7, "The run waits for somebody: it is PAUSED or NEEDS_OPERATOR");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** What the process ends with. */
    public int number() {
        return number;
    }

    /** For {@code --help}. */
    public String meaning() {
        return meaning;
    }
}
