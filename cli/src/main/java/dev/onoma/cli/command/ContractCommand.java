package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the old names away. */
@Command(
        name = "contract",
        description =
                "Takes the old names away; refused while they are in use, unless forced. A rollback still leads back.")
final class ContractCommand extends OnomaCommand {

    @Parameters(paramLabel = "RUN", description = "The run's name.")
    String run;

    @Option(names = "--force", description = "Although old names are still in use; goes into the audit log.")
    boolean force;

    @Mixin
    Following following;

    @Mixin
    Confirmation confirmation;

    @Override
    ExitCode run(Session session) {
        Body body = new Body().with("force", force);
        return following.show(
                session,
                confirmation.post(session, "/runs/" + Service.segment(run) + "/contract", body),
                Ending.CONTRACTED);
    }
}
