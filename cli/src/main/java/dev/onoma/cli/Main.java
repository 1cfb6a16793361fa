package dev.onoma.cli;

import dev.onoma.cli.command.Failures;
import dev.onoma.cli.command.Onoma;
import dev.onoma.cli.command.Surroundings;
import dev.onoma.cli.outcome.ExitCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Where the process begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Surroundings.ofProcess(), arguments));
    }

    /** One command, from its arguments to its exit code. */
    static int run(Surroundings surroundings, String... arguments) {
        Onoma onoma = new Onoma(surroundings);
        CommandLine line = new CommandLine(onoma);
        Failures failures = new Failures(surroundings.terminal(), onoma);
        line.setOut(surroundings.terminal().results())
                .setColorScheme(
                        Help.defaultColorScheme(surroundings.terminal().colours() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        describe(line);
        return line.execute(arguments);
    }

    private static void describe(CommandLine line) {
        Map<String, String> meanings = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values()).forEach(code -> meanings.put(" " + code.number(), code.meaning()));
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.descriptionHeading("%n")
                .parameterListHeading("%nParameters:%n")
                .optionListHeading("%nOptions:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(meanings);
        line.getSubcommands().values().forEach(Main::describe);
    }
}
