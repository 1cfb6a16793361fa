package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.ChecksDocument;
import dev.onoma.cli.planner.ChecksDocument.Check;
import dev.onoma.cli.planner.ChecksDocument.Verdict;
import dev.onoma.cli.terminal.Style;
import dev.onoma.cli.terminal.Table;
import dev.onoma.cli.terminal.Table.Column;
import dev.onoma.cli.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the validator found. */
@Command(
        name = "checks",
        description =
                "Shows what the validator found, one report for each phase that was validated; ends with 1 when the"
                        + " last one failed.")
final class ChecksCommand extends OnomaCommand {

    @Parameters(paramLabel = "RUN", description = "The run's name.")
    String run;

    @Option(
            names = "--validator",
            paramLabel = "URL",
            description = "The validator; without it ONOMA_VALIDATOR_URL, or what \"./onoma up\" wrote.")
    @Nullable
    String validator;

    @Override
    ExitCode run(Session session) {
        Answer answer = session.checks(validator, run);
        List<ChecksDocument> reports = answer.list(ChecksDocument.class);
        session.show(answer, () -> reports.forEach(report -> show(session.terminal(), report)));
        return reports.isEmpty() || reports.getLast().passed() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void show(Terminal terminal, ChecksDocument report) {
        terminal.line(
                "%s on target %s, %s: %s in %s ms"
                        .formatted(
                                report.run(),
                                report.target(),
                                report.stage().toLowerCase(Locale.ROOT).replace('_', ' '),
                                report.passed() ? "passed" : "failed",
                                Words.millis(report.millis())),
                report.passed() ? Style.GOOD : Style.BAD);
        Table table =
                new Table(Column.left("CHECK"), Column.left("OUTCOME"), Column.left("LOOKED AT"), Column.right("ms"));
        for (Check check : report.checks()) {
            table.row(check.check(), Words.outcome(check.outcome()), check.summary(), Words.millis(check.millis()));
        }
        terminal.table(table);
        report.checks().forEach(check -> check.verdicts().forEach(verdict -> show(terminal, check, verdict)));
        terminal.line("");
    }

    private static void show(Terminal terminal, Check check, Verdict verdict) {
        boolean failed = verdict.outcome().equals("FAILED");
        terminal.line(
                "%s %s, %s: %s".formatted(failed ? "✗" : "!", check.check(), verdict.object(), verdict.message()),
                failed ? Style.BAD : Style.CAUTION);
        verdict.samples().forEach(sample -> terminal.line("    " + sample));
    }
}
