package dev.onoma.cli.command;

import dev.onoma.cli.planner.ScanDocument.Finding;
import dev.onoma.cli.terminal.Style;
import dev.onoma.cli.terminal.Table;
import dev.onoma.cli.terminal.Table.Cell;
import dev.onoma.cli.terminal.Table.Column;
import dev.onoma.cli.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How findings are shown. */
final class Findings {

    // Names of 63 bytes are rare and would push the other columns off the screen.
    private static final int LONGEST_NAME = 56;

    private Findings() {}

    static Table table(List<Finding> findings) {
        Table table = new Table(
                Column.left("LEVEL"),
                Column.left("OBJECT").atMost(LONGEST_NAME),
                Column.left("PROPOSAL").atMost(LONGEST_NAME),
                Column.left("RULE"));
        for (Finding finding : findings) {
            table.row(
                    level(finding.level()),
                    finding.object(),
                    Objects.requireNonNullElse(finding.proposal(), "–"),
                    finding.rule());
        }
        return table;
    }

    /** The sentences of those that somebody has to think about. */
    static void explain(Terminal terminal, List<Finding> findings) {
        List<Finding> open = findings.stream()
                .filter(finding -> !finding.level().equals("RENAME"))
                .toList();
        if (!open.isEmpty()) {
            terminal.line("");
        }
        for (Finding finding : open) {
            boolean decision = finding.level().equals("DECISION");
            terminal.line((decision ? "! " : "- ") + sentence(finding), decision ? Style.CAUTION : Style.DIM);
        }
    }

    /** Most messages name their object themselves. */
    private static String sentence(Finding finding) {
        return finding.message().startsWith(finding.object())
                ? finding.message()
                : finding.object() + ": " + finding.message();
    }

    private static Cell level(String level) {
        return new Cell(
                level.toLowerCase(Locale.ROOT),
                switch (level) {
                    case "DECISION" -> Style.CAUTION;
                    case "WARN" -> Style.DIM;
                    default -> Style.PLAIN;
                });
    }
}
