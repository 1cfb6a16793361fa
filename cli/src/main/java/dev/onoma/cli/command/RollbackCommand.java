package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Undoes a run. */
@Command(name = "rollback", description = "Undoes a run: everything, the contract phase, or one step.")
final class RollbackCommand extends OnomaCommand {

    @Parameters(paramLabel = "RUN", description = "The run's name.")
    String run;

    @ArgGroup
    Extent extent = new Extent();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    @Nullable
    String reason;

    @Mixin
    Following following;

    @Mixin
    Confirmation confirmation;

    /** How much is undone. */
    static final class Extent {

        @Option(names = "--all", description = "Everything, so that the schema is as it was; the default.")
        boolean all;

        @Option(
                names = "--phase",
                paramLabel = "contract",
                description = "Only the contract phase: both names answer again.")
        @Nullable
        Phase phase;

        @Option(names = "--step", paramLabel = "N", description = "Only the step of this number.")
        @Nullable
        Integer step;
    }

    /** The phase that can be undone alone; to undo expand is to undo everything. */
    enum Phase {
        contract
    }

    @Override
    ExitCode run(Session session) {
        Body body = new Body().with("reason", reason).with("scope", scope()).with("step", extent.step);
        return following.show(
                session,
                confirmation.post(session, "/runs/" + Service.segment(run) + "/rollback", body),
                scope().equals("all") ? Ending.ROLLED_BACK : Ending.PARTLY_ROLLED_BACK);
    }

    private String scope() {
        if (extent.step != null) {
            return "step";
        }
        return extent.phase == null ? "all" : "contract";
    }
}
