package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops a run between two steps. */
@Command(name = "pause", description = "Stops a run between two steps.")
final class PauseCommand extends OnomaCommand {

    @Parameters(paramLabel = "RUN", description = "The run's name.")
    String run;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    @Nullable
    String reason;

    @Mixin
    Operator operator;

    @Override
    ExitCode run(Session session) {
        Body body = new Body().with("by", operator.name()).with("reason", reason);
        return new Following()
                .show(session, session.post("/runs/" + Service.segment(run) + "/pause", body), Ending.EXPANDED);
    }
}
