package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.RunDocument;
import dev.onoma.cli.planner.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Allows a plan to be run. */
@Command(
        name = "approve",
        description = "Allows a plan to be run, which makes its run; refused while hazards wait to be acknowledged.")
final class ApproveCommand extends OnomaCommand {

    @Parameters(paramLabel = "PLAN", description = "The plan's name.")
    String plan;

    @Mixin
    Acknowledgement acknowledgement;

    @Mixin
    Operator operator;

    @Override
    ExitCode run(Session session) {
        Body body = acknowledgement.addTo(new Body().with("by", operator.name()));
        Answer answer = session.post("/plans/" + Service.segment(plan) + "/approve", body);
        RunDocument run = answer.as(RunDocument.class);
        session.show(answer, () -> session.terminal().line("%s is approved as %s.".formatted(run.plan(), run.id())));
        session.hint("Next: onoma run " + run.id() + " --watch");
        return ExitCode.OK;
    }
}
