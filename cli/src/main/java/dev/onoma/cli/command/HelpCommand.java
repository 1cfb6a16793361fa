package dev.onoma.cli.command;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains a command. */
@Command(name = "help", helpCommand = true, description = "Explains a command, or lists all of them.")
final class HelpCommand extends OnomaCommand {

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Such as scan, or audit verify.")
    List<String> path = new ArrayList<>();

    @Override
    ExitCode run(Session session) {
        CommandLine command = spec.root().commandLine();
        for (String name : path) {
            CommandLine inner = command.getSubcommands().get(name);
            if (inner == null) {
                throw new CommandFailure(
                        ExitCode.USAGE, "There is no command \"" + name + "\". \"onoma help\" lists all of them.");
            }
            command = inner;
        }
        command.usage(session.terminal().results());
        return ExitCode.OK;
    }
}
