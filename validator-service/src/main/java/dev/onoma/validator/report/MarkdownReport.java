package dev.onoma.validator.report;

import dev.onoma.catalog.Literal;
import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import java.util.List;
import java.util.Locale;

/** A report for people. */
final class MarkdownReport {

    private MarkdownReport() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder();
        text.append("# Validation of ")
                .append(report.run())
                .append(", ")
                .append(words(report.stage()))
                .append("\n\n");
        text.append(report.passed() ? "**Passed**" : "**Failed**")
                .append(": ")
                .append(report.count(Outcome.FAILED))
                .append(" failures, ")
                .append(report.count(Outcome.WARNING))
                .append(" warnings.\n\n");
        text.append("| | |\n|---|---|\n");
        row(text, "Target", cell(report.target()));
        row(text, "Plan", report.plan().toString());
        row(
                text,
                "Steps that stand",
                report.standing().isEmpty() ? "none" : report.standing().toString());
        row(text, "Looked at", report.startedAt() + ", for " + millis(report.millis()));
        row(text, "Fingerprint", "`" + report.fingerprint().value() + "`");
        row(
                text,
                "Fingerprint before the run",
                "`" + report.baselineFingerprint().value() + "`");
        text.append("\n| check | outcome | what was looked at | time |\n|---|---|---|---|\n");
        for (Report.Entry entry : report.checks()) {
            row(
                    text,
                    entry.check(),
                    entry.outcome().name().toLowerCase(Locale.ROOT),
                    cell(entry.summary()),
                    millis(entry.millis()));
        }
        section(text, "Failures", report.verdicts(), Outcome.FAILED);
        section(text, "Warnings", report.verdicts(), Outcome.WARNING);
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<Verdict> verdicts, Outcome outcome) {
        List<Verdict> these = verdicts.stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .toList();
        if (these.isEmpty()) {
            return;
        }
        text.append("\n## ").append(title).append("\n\n");
        for (Verdict verdict : these) {
            text.append("* **")
                    .append(cell(verdict.object()))
                    .append("** (")
                    .append(verdict.check())
                    .append("): ")
                    .append(cell(verdict.message()))
                    .append('\n');
            verdict.samples()
                    .forEach(
                            sample -> text.append("    * ").append(code(sample)).append('\n'));
        }
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String words(Enum<?> stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }

    /** Names out of a database must not become markup. */
    private static String cell(String text) {
        return Literal.printable(text).replaceAll("([\\\\`*_{}\\[\\]<>#|])", "\\\\$1");
    }

    private static String code(String text) {
        return "`" + Literal.printable(text).replace('`', '\'') + "`";
    }
}
