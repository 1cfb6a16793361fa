package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.RunDocument;
import dev.onoma.cli.planner.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a paused run. */
@Command(name = "resume", description = "Goes on with a paused run.")
final class ResumeCommand extends OnomaCommand {

    @Parameters(paramLabel = "RUN", description = "The run's name.")
    String run;

    @Mixin
    Following following;

    @Mixin
    Confirmation confirmation;

    @Override
    ExitCode run(Session session) {
        Answer answer = confirmation.post(session, "/runs/" + Service.segment(run) + "/resume", new Body());
        return following.show(
                session, answer, Ending.of(answer.as(RunDocument.class).stage()));
    }
}
