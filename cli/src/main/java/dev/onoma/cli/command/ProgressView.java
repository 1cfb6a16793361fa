package dev.onoma.cli.command;

import dev.onoma.cli.planner.RunDocument;
import dev.onoma.cli.planner.RunDocument.Blocked;
import dev.onoma.cli.planner.RunDocument.Failure;
import dev.onoma.cli.planner.RunDocument.Progress;
import dev.onoma.cli.planner.RunDocument.Step;
import dev.onoma.cli.planner.RunDocument.Timing;
import dev.onoma.cli.terminal.ProgressBar;
import dev.onoma.cli.terminal.Style;
import dev.onoma.cli.terminal.Table;
import dev.onoma.cli.terminal.Table.Column;
import dev.onoma.cli.terminal.Terminal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as it goes on: a line for each step when it is done, and below them a bar where lines can change. Elsewhere, as in a log,
 * stages and waits get a line of their own.
 */
final class ProgressView {

    private final Terminal terminal;
    private final Set<Row> shown = new HashSet<>();
    private final int titleWidth;
    private boolean headed;
    private String stage = "";
    private @Nullable Failure failure;
    private @Nullable String waiting;

    /** A step that was done, and when: it may be done again. */
    private record Row(int step, String title, boolean back, Timing timing) {

        Instant at() {
            return timing.committedAt();
        }
    }

    private ProgressView(Terminal terminal, RunDocument run) {
        this.terminal = terminal;
        this.titleWidth = Math.min(
                RunView.LONGEST_TITLE,
                run.steps().stream()
                        .mapToInt(step -> step.title().length())
                        .max()
                        .orElse(RunView.LONGEST_TITLE));
    }

    /** Shows what happens after this report. */
    static ProgressView after(Terminal terminal, RunDocument run) {
        ProgressView view = new ProgressView(terminal, run);
        view.shown.addAll(rows(run).toList());
        view.failure = run.failure();
        return view;
    }

    /** Shows what this report tells, too. */
    static ProgressView ofAll(Terminal terminal, RunDocument run) {
        return new ProgressView(terminal, run);
    }

    void update(RunDocument run) {
        if (terminal.interactive()) {
            terminal.clearPassing();
        } else if (!run.stage().equals(stage)) {
            terminal.line(run.stage());
        }
        stage = run.stage();
        List<Row> fresh = rows(run)
                .filter(shown::add)
                .sorted(Comparator.comparing(Row::at).thenComparingInt(Row::step))
                .toList();
        if (!fresh.isEmpty()) {
            show(fresh, estimatedRows(run));
        }
        if (run.failure() != null && !run.failure().equals(failure)) {
            failure = run.failure();
            terminal.line("✗ " + RunView.failure(failure), Style.BAD);
        }
        if (terminal.interactive()) {
            bar(run);
        } else {
            tellWaiting(run.blocked());
        }
    }

    void end() {
        if (terminal.interactive()) {
            terminal.clearPassing();
        }
    }

    private void show(List<Row> rows, Map<Integer, Long> estimates) {
        Table table = new Table(
                Column.left(" "),
                Column.right("#").atLeast(4),
                Column.left("STEP").atLeast(titleWidth).atMost(titleWidth),
                Column.right("ROWS ~").atLeast(10),
                Column.right("HELD ms").atLeast(9),
                Column.right("WAITED ms").atLeast(9),
                Column.right("ATTEMPTS"));
        for (Row row : rows) {
            table.row(
                    row.back() ? "↶" : "✓",
                    row.step(),
                    row.title(),
                    Words.rows(estimates.get(row.step())),
                    Words.millis(row.timing().heldMillis()),
                    Words.millis(row.timing().waitedMillis()),
                    row.timing().attempts());
        }
        if (headed) {
            terminal.rows(table);
        } else {
            terminal.table(table);
            headed = true;
        }
    }

    private static Map<Integer, Long> estimatedRows(RunDocument run) {
        Map<Integer, Long> estimates = new HashMap<>();
        for (Step step : run.steps()) {
            Long rows = step.estimatedRows();
            if (rows != null) {
                estimates.put(step.number(), rows);
            }
        }
        return estimates;
    }

    private void bar(RunDocument run) {
        Progress progress = run.progress();
        boolean contracting = run.stage().equals("CONTRACTING")
                || (run.stage().equals("VALIDATING") && progress.contractApplied() > 0);
        Blocked blocked = run.blocked();
        String remark = blocked == null ? "validated " + progress.validated() : RunView.blocked(blocked);
        String line;
        if (run.stage().equals("ROLLING_BACK")) {
            line = ProgressBar.of(
                    run.stage(), progress.applied(), progress.total(), blocked == null ? "still stand" : remark);
        } else if (contracting) {
            line = ProgressBar.of(run.stage(), progress.contractApplied(), progress.contractTotal(), remark);
        } else {
            line = ProgressBar.of(run.stage(), progress.expandApplied(), progress.expandTotal(), remark);
        }
        terminal.passing(line, blocked == null ? Style.PLAIN : Style.CAUTION);
    }

    private void tellWaiting(@Nullable Blocked blocked) {
        String words = blocked == null ? null : RunView.blocked(blocked);
        if (words != null && !words.equals(waiting)) {
            terminal.line("  " + words);
        }
        waiting = words;
    }

    private static Stream<Row> rows(RunDocument run) {
        return run.steps().stream().flatMap(ProgressView::rows);
    }

    private static Stream<Row> rows(Step step) {
        return Stream.concat(
                Stream.ofNullable(step.applied()).map(timing -> new Row(step.number(), step.title(), false, timing)),
                Stream.ofNullable(step.reverted()).map(timing -> new Row(step.number(), step.title(), true, timing)));
    }
}
