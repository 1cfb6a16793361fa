package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.DiagnosisDocument;
import dev.onoma.cli.planner.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How a target is. */
@Command(
        name = "diagnose",
        description =
                "Shows how a target is now: migration status, who waits for whom, locks, long transactions, progress, unused indexes,"
                        + " table sizes, replication slots. Reads only, and waits for nobody.")
final class DiagnoseCommand extends OnomaCommand {

    @Parameters(paramLabel = "TARGET", description = "The target's name.")
    String target;

    @Override
    ExitCode run(Session session) {
        Answer answer = session.get("/targets/" + Service.segment(target) + "/diagnosis");
        DiagnosisDocument diagnosis = answer.as(DiagnosisDocument.class);
        session.show(answer, () -> new DiagnosisView(session.terminal()).show(diagnosis));
        return ExitCode.OK;
    }
}
