package dev.onoma.cli.command;

import dev.onoma.cli.planner.RunDocument;
import dev.onoma.cli.planner.RunDocument.Blocked;
import dev.onoma.cli.planner.RunDocument.Failure;
import dev.onoma.cli.planner.RunDocument.Step;
import dev.onoma.cli.planner.RunDocument.Timing;
import dev.onoma.cli.terminal.Style;
import dev.onoma.cli.terminal.Table;
import dev.onoma.cli.terminal.Table.Column;
import dev.onoma.cli.terminal.Terminal;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a run is shown. */
final class RunView {

    /** A few titles name many objects. */
    static final int LONGEST_TITLE = 64;

    /** While they answer still, or have just gone. */
    private static final Set<String> OLD_NAMES_MATTER = Set.of("SOAKING", "CONTRACTING", "COMPLETED");

    private RunView() {}

    static void show(Terminal terminal, RunDocument run) {
        if (!run.steps().isEmpty()) {
            Table table = new Table(
                    Column.right("#"),
                    Column.left("PHASE"),
                    Column.left("STEP").atMost(LONGEST_TITLE),
                    Column.left("STATE"),
                    Column.right("ROWS ~"),
                    Column.right("HELD ms"),
                    Column.right("WAITED ms"),
                    Column.right("ATTEMPTS"));
            run.steps().forEach(step -> row(table, step));
            terminal.table(table);
            terminal.line("");
        }
        summary(terminal, run);
    }

    /** Where it is and what it took, in a few lines. */
    static void summary(Terminal terminal, RunDocument run) {
        RunDocument.Progress progress = run.progress();
        RunDocument.Times times = run.times();
        terminal.line("%s of %s on target %s".formatted(run.id(), run.plan(), run.target()));
        terminal.line(run.stage(), Words.stage(run.stage()).style());
        terminal.line("%d of %d steps stand, %d validated; clients waited %s ms at most; %s ms spent waiting for locks"
                .formatted(
                        progress.applied(),
                        progress.total(),
                        progress.validated(),
                        Words.millis(times.longestHeldMillis()),
                        Words.millis(times.waitedMillis())));
        if (times.expandMillis() != null || times.contractMillis() != null || times.rollbackMillis() != null) {
            terminal.line("expand %s ms, contract %s ms, rollback %s ms"
                    .formatted(
                            Words.millis(times.expandMillis()),
                            Words.millis(times.contractMillis()),
                            Words.millis(times.rollbackMillis())));
        }
        if (!run.reason().isBlank()) {
            terminal.line("Reason: " + run.reason());
        }
        if (OLD_NAMES_MATTER.contains(run.stage())
                && run.oldNames() != null
                && run.oldNames().sampled() > 0) {
            terminal.line("The use of %,d old names is sampled and not counted: they are not proven unused"
                    .formatted(run.oldNames().sampled()));
        }
        if (run.blocked() != null) {
            terminal.line(blocked(run.blocked()), Style.CAUTION);
        }
        if (run.failure() != null) {
            terminal.line(failure(run.failure()), Style.BAD);
        }
    }

    static String blocked(Blocked blocked) {
        String who = blocked.blockers().stream()
                .map(b -> "pid %d %s (%s) for %s ms"
                        .formatted(
                                b.pid(),
                                Objects.requireNonNullElse(b.application(), ""),
                                Objects.requireNonNullElse(b.role(), "?"),
                                String.format(Locale.ROOT, "%,d", b.transactionMillis())))
                .collect(Collectors.joining(", "));
        return "step %d waits, attempt %d: %s"
                .formatted(blocked.step(), blocked.attempt(), who.isEmpty() ? "nobody seen" : who);
    }

    static String failure(Failure failure) {
        return "%s%s: %s"
                .formatted(
                        failure.kind(), failure.step() == null ? "" : " in step " + failure.step(), failure.message());
    }

    private static void row(Table table, Step step) {
        Timing timing = step.state().equals("REVERTED") ? step.reverted() : step.applied();
        table.row(
                step.number(),
                step.phase().toLowerCase(Locale.ROOT),
                step.title(),
                Words.state(step.state()),
                Words.rows(step.estimatedRows()),
                Words.millis(timing == null ? null : timing.heldMillis()),
                Words.millis(timing == null ? null : timing.waitedMillis()),
                attempts(timing));
    }

    private static String attempts(@Nullable Timing timing) {
        return timing == null ? "–" : String.valueOf(timing.attempts());
    }
}
