package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Renames one table at once (R20). */
@Command(
        name = "rename-table",
        description = "Renames one table at once: plans, approves and starts; the old name goes on answering.")
final class RenameTableCommand extends OnomaCommand {

    @Parameters(paramLabel = "TARGET", description = "The target's name.")
    String target;

    @Parameters(paramLabel = "OLD", description = "The table as it is, with its schema where that is not public.")
    String old;

    @Parameters(paramLabel = "NEW", description = "Its new name.")
    String newName;

    @Mixin
    Acknowledgement acknowledgement;

    @Mixin
    Following following;

    @Mixin
    Confirmation confirmation;

    @Override
    ExitCode run(Session session) {
        Body body = acknowledgement.addTo(new Body().with("old", old).with("new", newName));
        return following.show(
                session,
                confirmation.post(session, "/targets/" + Service.segment(target) + "/rename-table", body),
                Ending.EXPANDED);
    }
}
