package dev.onoma.cli.command;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Refused;
import dev.onoma.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells what went wrong: a sentence on standard error, and to programs the problem document on standard output. */
public final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Terminal terminal;
    private final Onoma onoma;

    public Failures(Terminal terminal, Onoma onoma) {
        this.terminal = terminal;
        this.onoma = onoma;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        StringWriter suggestions = new StringWriter();
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, new PrintWriter(suggestions, true));
        String more = suggestions.toString().strip();
        terminal.error(wrong.getMessage() + (more.isEmpty() ? "" : ". " + more.replaceAll("\\s*\\R\\s*", " ")));
        terminal.notice("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        return switch (exception) {
            case Refused refused -> refused(refused);
            case CommandFailure failure -> {
                terminal.error(failure.message());
                yield failure.code().number();
            }
            default -> fault(exception);
        };
    }

    private int refused(Refused refused) {
        if (onoma.json()) {
            terminal.json(refused.pretty());
        }
        terminal.error(refused.message());
        if (!refused.problem().hazards().isEmpty()) {
            terminal.notice(PlanView.hazards(refused.problem().hazards()));
            terminal.notice("Read them, then give each code with --acknowledge, or --acknowledge-all.");
        }
        return refused.code().number();
    }

    private int fault(Exception exception) {
        StringWriter trace = new StringWriter();
        exception.printStackTrace(new PrintWriter(trace, true));
        terminal.error("This is a fault of onoma; please report it with what follows.");
        trace.toString().lines().forEach(terminal::notice);
        return ExitCode.FAILED.number();
    }
}
