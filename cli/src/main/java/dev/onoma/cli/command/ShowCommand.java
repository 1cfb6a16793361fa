package dev.onoma.cli.command;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.PlanDocument;
import dev.onoma.cli.planner.RunDocument;
import dev.onoma.cli.planner.Service;
import dev.onoma.cli.terminal.Table;
import dev.onoma.cli.terminal.Table.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One plan or run in full, or all runs in a line each. */
@Command(name = "show", description = "Shows a plan or a run; without one it lists all runs.")
final class ShowCommand extends OnomaCommand {

    @Parameters(arity = "0..1", paramLabel = "PLAN|RUN", description = "Such as plan-0123456789abcdef or run-7f3a9c01.")
    @Nullable
    String id;

    @Override
    ExitCode run(Session session) {
        if (id == null) {
            runs(session);
        } else if (id.startsWith("plan-")) {
            Answer answer = session.get("/plans/" + Service.segment(id) + "/summary");
            PlanDocument plan = answer.as(PlanDocument.class);
            session.show(answer, () -> PlanView.show(session.terminal(), plan));
        } else if (id.startsWith("run-")) {
            Answer answer = session.get("/runs/" + Service.segment(id));
            RunDocument run = answer.as(RunDocument.class);
            session.show(answer, () -> RunView.show(session.terminal(), run));
        } else {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "\"" + id
                            + "\" is neither a plan nor a run: their names begin with plan- or run-. \"onoma show\""
                            + " lists all runs.");
        }
        return ExitCode.OK;
    }

    private static void runs(Session session) {
        Answer answer = session.get("/runs");
        List<RunDocument.Listing> runs = answer.list(RunDocument.Listing.class);
        session.show(answer, () -> {
            if (runs.isEmpty()) {
                session.terminal().line("No plan was approved yet.");
                return;
            }
            Table table = new Table(
                    Column.left("RUN"),
                    Column.left("PLAN"),
                    Column.left("TARGET"),
                    Column.left("STAGE"),
                    Column.right("STEPS"));
            runs.forEach(run -> table.row(
                    run.id(),
                    run.plan(),
                    run.target(),
                    Words.stage(run.stage()),
                    run.progress().applied() + "/" + run.progress().total()));
            session.terminal().table(table);
        });
    }
}
