package dev.onoma.planner.report;

import dev.onoma.catalog.Literal;
import dev.onoma.planner.report.Report.Summary;
import dev.onoma.planner.report.Section.Cell;
import dev.onoma.planner.report.Section.Column;
import java.util.List;
import java.util.stream.Collectors;

/** A report as Markdown with tables (GitHub's flavour); readable as plain text too. */
public final class MarkdownReport {

    private static final String SPECIAL = "\\`*_[]<>~&#!";

    private MarkdownReport() {}

    public static String of(Report report) {
        Summary summary = report.summary();
        StringBuilder out = new StringBuilder();
        out.append("# ")
                .append(code(summary.run()))
                .append(" on ")
                .append(code(summary.target()))
                .append("\n\n");
        out.append("**")
                .append(Wording.verdict(summary))
                .append("** ")
                .append(text(summary.reason()))
                .append("\n\n");
        out.append("Plan ").append(code(summary.plan()));
        out.append(", approved by ").append(code(summary.approvedBy()));
        if (summary.startedBy() != null) {
            out.append(", started by ").append(code(summary.startedBy()));
        }
        out.append(". Told until ").append(Wording.time(summary.toldUntil())).append(" UTC.\n");
        List.of(
                        Sections.timeline(report),
                        Sections.blocked(report),
                        Sections.steps(report),
                        Sections.checks(report),
                        Sections.findings(report),
                        WatchSections.drift(report),
                        WatchSections.alerts(report),
                        WatchSections.oldNames(report),
                        WatchSections.benchmarks(report),
                        WatchSections.health(report, true))
                .forEach(section -> section(out, section));
        return out.toString();
    }

    private static void section(StringBuilder out, Section section) {
        if (section.rows().isEmpty() && section.note().isEmpty()) {
            return;
        }
        out.append("\n## ").append(section.title()).append('\n');
        if (!section.note().isEmpty()) {
            out.append('\n').append(section.note()).append('\n');
        }
        if (!section.rows().isEmpty()) {
            out.append('\n')
                    .append(row(section.columns().stream().map(Column::heading).toList()));
            out.append(row(section.columns().stream()
                    .map(column -> column.numeric() ? "---:" : "---")
                    .toList()));
            section.rows()
                    .forEach(cells -> out.append(
                            row(cells.stream().map(MarkdownReport::cell).toList())));
        }
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String cell(Cell cell) {
        return switch (cell.kind()) {
            case WORDS, GOOD, CAUTION -> cell.text();
            case BAD -> "**" + cell.text() + "**";
            case NAME -> cell.text().isEmpty() ? "" : code(cell.text());
            case SENTENCE -> text(cell.text());
        };
    }

    /** Letter by letter: the fence is longer than any within (CommonMark, 6.1). */
    static String code(String outside) {
        String shown = withoutBars(Literal.printable(outside));
        if (shown.isBlank()) {
            return "` `";
        }
        int longest = 0;
        int run = 0;
        for (char letter : shown.toCharArray()) {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String gap = longest > 0 ? " " : "";
        return fence + gap + shown + gap + fence;
    }

    /** A sentence whose letters mean nothing but themselves. */
    static String text(String outside) {
        StringBuilder out = new StringBuilder();
        for (char letter : withoutBars(Literal.printable(outside)).toCharArray()) {
            if (SPECIAL.indexOf(letter) >= 0) {
                out.append('\\');
            }
            out.append(letter);
        }
        return out.toString();
    }

    /** A bar would end the cell, within code too, and a backslash before it may not help; this one looks like it. */
    private static String withoutBars(String text) {
        return text.replace('|', '¦');
    }
}
