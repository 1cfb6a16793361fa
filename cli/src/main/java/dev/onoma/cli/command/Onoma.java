package dev.onoma.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line as a whole. */
@Command(
        name = "onoma",
        description = "Renames a live PostgreSQL schema to a naming standard while its applications keep running.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {
            TargetsCommand.class,
            DiagnoseCommand.class,
            ScanCommand.class,
            PlanCommand.class,
            ShowCommand.class,
            ApproveCommand.class,
            RunCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            RollbackCommand.class,
            ContractCommand.class,
            ReleaseCommand.class,
            ReportCommand.class,
            ChecksCommand.class,
            EventsCommand.class,
            AuditCommand.class,
            RenameTableCommand.class,
            RollbackRenameCommand.class,
            VersionCommand.class,
            HelpCommand.class,
        })
public final class Onoma {

    private final Surroundings surroundings;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "The planner; without it ONOMA_URL, or what \"./onoma up\" wrote to .onoma/stack.json.")
    @Nullable
    String url;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Results as JSON on standard output; messages stay on standard error.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this.")
    boolean help;

    public Onoma(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Whether programs read the results. */
    public boolean json() {
        return json;
    }

    Session session() {
        return new Session(surroundings, url, json);
    }
}
