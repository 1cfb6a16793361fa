package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import java.util.Objects;
import picocli.CommandLine.Command;

/** Which version this is. */
@Command(name = "version", description = "Says which version of onoma this is.")
final class VersionCommand extends OnomaCommand {

    @Override
    ExitCode run(Session session) {
        String version =
                Objects.requireNonNullElse(VersionCommand.class.getPackage().getImplementationVersion(), "development");
        if (session.json()) {
            session.terminal().json("{\"version\":\"" + version + "\"}");
        } else {
            session.terminal().line("onoma " + version);
        }
        return ExitCode.OK;
    }
}
