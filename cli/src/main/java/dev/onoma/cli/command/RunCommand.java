package dev.onoma.cli.command;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.RunDocument;
import dev.onoma.cli.planner.Service;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts a run. */
@Command(
        name = "run",
        description =
                "Starts a run: the new names become real and the old ones go on answering. With --watch it follows a"
                        + " run that is under way, too.")
final class RunCommand extends OnomaCommand {

    private static final Set<String> UNDER_WAY =
            Set.of("BASELINING", "EXPANDING", "VALIDATING", "CONTRACTING", "ROLLING_BACK");

    @Parameters(paramLabel = "RUN|PLAN", description = "The run, or its plan.")
    String id;

    @Mixin
    Following following;

    @Mixin
    Confirmation confirmation;

    @Override
    ExitCode run(Session session) {
        String run = id.startsWith("plan-") ? runOf(session, id) : id;
        String path = "/runs/" + Service.segment(run);
        if (following.watch) {
            RunDocument now = session.get(path).as(RunDocument.class);
            if (UNDER_WAY.contains(now.stage())) {
                return following.attach(session, now);
            }
        }
        return following.show(session, confirmation.post(session, path + "/start", new Body()), Ending.EXPANDED);
    }

    private static String runOf(Session session, String plan) {
        return session.get("/runs").list(RunDocument.Listing.class).stream()
                .filter(run -> run.plan().equals(plan))
                .map(RunDocument.Listing::id)
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "\"" + plan + "\" has no run: there is none before \"onoma approve " + plan + "\"."));
    }
}
