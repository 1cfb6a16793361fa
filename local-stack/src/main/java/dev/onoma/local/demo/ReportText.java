package dev.onoma.local.demo;

import dev.onoma.local.demo.Journal.Entry;
import dev.onoma.local.load.Waits;
import java.util.ArrayList;
import java.util.List;

/** The report for people. */
final class ReportText {

    private ReportText() {}

    static List<String> lines(DemoReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%-22s %10s %12s %14s %10s".formatted("", "took", "statements", "longest wait", "p99"));
        report.chapters().forEach((chapter, entry) -> lines.add(line(chapter, entry)));
        lines.add("");
        lines.add("%-22s %d tables, %d columns, %s steps"
                .formatted("schema", report.tables(), report.columns(), report.steps()));
        lines.add("%-22s %d by %d clients, %d failed"
                .formatted("statements", report.clientStatements(), report.clients(), report.clientFailures()));
        report.firstClientFailures().forEach(failure -> lines.add("  " + failure.inWords()));
        if (report.ratioToBare() != null) {
            lines.add("%-22s %.2f times the time of %s, under the same clients, without validation"
                    .formatted("expand", report.ratioToBare(), report.bareForm()));
        }
        if (report.fingerprintRestored() != null) {
            lines.add("%-22s %s"
                    .formatted(
                            "schema after rollback",
                            report.fingerprintRestored() ? "the same as before" : "NOT the same"));
        }
        report.notes().forEach(note -> lines.add("note: " + note));
        lines.add("");
        lines.add(report.failure() == null ? "The demo succeeded." : "The demo failed: " + report.failure());
        return lines;
    }

    private static String line(Chapter chapter, Entry entry) {
        Waits waits = entry.waits();
        String took = "%-22s %7.0f ms".formatted(chapter.words(), entry.millis());
        return waits.statements() == 0
                ? took
                : took
                        + " %12d %11.1f ms %7.1f ms"
                                .formatted(waits.statements(), waits.longestMillis(), waits.p99Millis());
    }
}
