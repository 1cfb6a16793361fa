package dev.onoma.cli.outcome;

/** A command cannot do what it was asked for. It carries no stack trace worth reading: its message is all there is to say. */
public class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    /**
     * @param message what happened to which thing, and what to do
     */
    public CommandFailure(ExitCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** What the process ends with. */
    public ExitCode code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
