package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.AuditDocument;
import dev.onoma.cli.terminal.Style;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Proves the event log unbroken. */
@Command(
        name = "verify",
        description = "Computes the hash chain of the event log anew; ends with 1 where it was tampered with.")
final class AuditVerifyCommand extends OnomaCommand {

    @Override
    ExitCode run(Session session) {
        Answer answer = session.get("/audit/verify");
        AuditDocument audit = answer.as(AuditDocument.class);
        session.show(answer, () -> session.terminal().line(words(audit), audit.unbroken() ? Style.GOOD : Style.BAD));
        return audit.unbroken() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String words(AuditDocument audit) {
        return audit.unbroken()
                ? String.format(Locale.ROOT, "Unbroken: %,d events, the last hash is %s", audit.entries(), audit.head())
                : "Broken at event %s: %s. The events before it are what was written."
                        .formatted(audit.brokenAt(), audit.reason());
    }
}
