package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Undoes the rename of one table (R20). */
@Command(name = "rollback-rename", description = "Undoes the rename of one table, known by its old or its new name.")
final class RollbackRenameCommand extends OnomaCommand {

    @Parameters(paramLabel = "TARGET", description = "The target's name.")
    String target;

    @Parameters(paramLabel = "NAME", description = "The table, by its old or its new name.")
    String name;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    @Nullable
    String reason;

    @Mixin
    Following following;

    @Mixin
    Confirmation confirmation;

    @Override
    ExitCode run(Session session) {
        Body body = new Body().with("name", name).with("reason", reason);
        return following.show(
                session,
                confirmation.post(session, "/targets/" + Service.segment(target) + "/rollback-rename", body),
                Ending.RENAME_UNDONE);
    }
}
