package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.ScanDocument;
import dev.onoma.cli.planner.Service;
import dev.onoma.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is wrong with the names of a schema. */
@Command(name = "scan", description = "Says which names of a target break its naming standard; changes nothing.")
final class ScanCommand extends OnomaCommand {

    @Parameters(paramLabel = "TARGET", description = "The target's name.")
    String target;

    @Mixin
    InputFiles files;

    @Override
    ExitCode run(Session session) {
        String path = "/targets/" + Service.segment(target);
        Answer answer =
                files.given() ? session.post(path + "/scan", files.addTo(new Body())) : session.get(path + "/findings");
        ScanDocument scan = answer.as(ScanDocument.class);
        session.show(answer, () -> show(session, scan));
        return ExitCode.OK;
    }

    private static void show(Session session, ScanDocument scan) {
        Terminal terminal = session.terminal();
        if (!scan.findings().isEmpty()) {
            terminal.table(Findings.table(scan.findings()));
            Findings.explain(terminal, scan.findings());
            terminal.line("");
        }
        terminal.line("%s with %s: %s to rename, %s, %s open (fingerprint %s)"
                .formatted(
                        scan.target(),
                        Words.count(scan.relations(), "relation"),
                        scan.counts().getOrDefault("RENAME", 0),
                        Words.count(scan.counts().getOrDefault("WARN", 0), "warning"),
                        Words.count(scan.counts().getOrDefault("DECISION", 0), "decision"),
                        Words.abbreviated(scan.fingerprint())));
    }
}
