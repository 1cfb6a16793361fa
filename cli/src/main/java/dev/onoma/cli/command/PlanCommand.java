package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.PlanDocument;
import dev.onoma.cli.planner.PlanDocument.SqlFile;
import dev.onoma.cli.planner.Service;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a plan. */
@Command(
        name = "plan",
        description =
                "Makes the plan that takes a target to its naming standard; changes nothing there. The same schema and"
                        + " standard give the same plan.")
final class PlanCommand extends OnomaCommand {

    @Parameters(paramLabel = "TARGET", description = "The target's name.")
    String target;

    @Mixin
    InputFiles files;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Writes the SQL there: a forward and a rollback file for each step, and for all of them.")
    @Nullable
    Path folder;

    @Option(names = "--force", description = "Writes into DIR although it is not empty.")
    boolean force;

    @Override
    ExitCode run(Session session) {
        SqlFolder output = folder == null ? null : SqlFolder.open(folder, force);
        Answer answer = session.post("/plans", files.addTo(new Body().with("target", target)));
        PlanDocument plan = answer.as(PlanDocument.class);
        int written = output == null ? 0 : output.write(sql(session, plan));
        session.show(answer, () -> {
            PlanView.show(session.terminal(), plan);
            if (output != null) {
                session.terminal().line("%s written to %s".formatted(Words.count(written, "file"), folder));
            }
        });
        if (plan.steps() > 0) {
            session.hint("Next: onoma approve " + plan.id());
        }
        return ExitCode.OK;
    }

    private static List<SqlFile> sql(Session session, PlanDocument plan) {
        return session.get("/plans/" + Service.segment(plan.id()) + "/sql").list(SqlFile.class);
    }
}
