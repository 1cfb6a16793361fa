package dev.onoma.cli.command;

import dev.onoma.cli.planner.DiagnosisDocument;
import dev.onoma.cli.planner.DiagnosisDocument.BlockedBy;
import dev.onoma.cli.planner.DiagnosisDocument.Waiting;
import dev.onoma.cli.terminal.Style;
import dev.onoma.cli.terminal.Table;
import dev.onoma.cli.terminal.Table.Cell;
import dev.onoma.cli.terminal.Table.Column;
import dev.onoma.cli.terminal.Terminal;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows how a target is: a table for each question that has an answer. */
final class DiagnosisView {

    private static final double KIBI = 1024;
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};

    private final Terminal terminal;

    DiagnosisView(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(DiagnosisDocument diagnosis) {
        terminal.line("%s: PostgreSQL %s, %s"
                .formatted(diagnosis.target(), diagnosis.serverVersion(), bytes(diagnosis.databaseBytes())));
        migration(diagnosis);
        waiting(diagnosis);
        locks(diagnosis);
        transactions(diagnosis);
        progress(diagnosis);
        slots(diagnosis);
        tables(diagnosis);
        indexes(diagnosis);
        diagnosis.problems().forEach(problem -> terminal.line("! " + problem, Style.CAUTION));
    }

    private void migration(DiagnosisDocument diagnosis) {
        DiagnosisDocument.ActiveRun active = diagnosis.activeRun();
        terminal.line(
                active == null
                        ? "No run holds it."
                        : "%s holds it: %s, %d of %d steps stand"
                                .formatted(active.id(), active.stage(), active.applied(), active.total()));
        Table table = new Table(
                Column.left("RUN IN THE LEDGER"),
                Column.left("STATUS"),
                Column.right("STEPS STANDING"),
                Column.left("OPENED BY"),
                Column.left("OUTCOME"));
        diagnosis
                .runs()
                .forEach(run ->
                        table.row(run.id(), run.status(), run.standing(), text(run.openedBy()), text(run.outcome())));
        section("Migrations", table, diagnosis.runs().size());
    }

    private void waiting(DiagnosisDocument diagnosis) {
        Table table = new Table(
                Column.right("PID"),
                Column.left("WHO WAITS"),
                Column.left("FOR"),
                Column.left("MODE"),
                Column.right("ms"),
                Column.left("BLOCKED BY"));
        diagnosis
                .waiting()
                .forEach(session -> table.row(
                        session.pid(),
                        who(session.application(), session.role()),
                        session.object(),
                        mode(session.mode()),
                        Words.millis(session.waitedMillis()),
                        new Cell(blockers(session), Style.CAUTION)));
        section("Waiting", table, diagnosis.waiting().size());
    }

    private static String blockers(Waiting session) {
        return session.blockedBy().stream().map(DiagnosisView::blocker).collect(Collectors.joining(", "));
    }

    private static String blocker(BlockedBy blocker) {
        return "%d %s, %s".formatted(blocker.pid(), who(blocker.application(), blocker.role()), text(blocker.state()));
    }

    private void locks(DiagnosisDocument diagnosis) {
        Table table = new Table(
                Column.left("LOCKED"),
                Column.left("MODE"),
                Column.right("PID"),
                Column.left("BY"),
                Column.left("STATE"),
                Column.right("ms"));
        diagnosis
                .locks()
                .forEach(lock -> table.row(
                        lock.object(),
                        mode(lock.mode()),
                        lock.pid(),
                        who(lock.application(), lock.role()),
                        text(lock.state()),
                        Words.millis(lock.transactionMillis())));
        section("Locks", table, diagnosis.locks().size());
    }

    private void transactions(DiagnosisDocument diagnosis) {
        Table table = new Table(Column.right("PID"), Column.left("WHO"), Column.left("STATE"), Column.right("ms"));
        diagnosis
                .transactions()
                .forEach(open -> table.row(
                        open.pid(),
                        who(open.application(), open.role()),
                        text(open.state()),
                        Words.millis(open.millis())));
        section("Open transactions", table, diagnosis.transactions().size());
    }

    private void progress(DiagnosisDocument diagnosis) {
        Table table = new Table(
                Column.right("PID"),
                Column.left("WORK"),
                Column.left("ON"),
                Column.left("PHASE"),
                Column.right("DONE"));
        diagnosis
                .progress()
                .forEach(work -> table.row(
                        work.pid(),
                        text(work.kind()),
                        text(work.object()),
                        text(work.phase()),
                        work.percent() == null ? "–" : String.format(Locale.ROOT, "%.0f %%", work.percent())));
        section("Progress", table, diagnosis.progress().size());
    }

    private void slots(DiagnosisDocument diagnosis) {
        Table table = new Table(
                Column.left("SLOT"),
                Column.left("PLUGIN"),
                Column.left("ACTIVE"),
                Column.left("LOG"),
                Column.right("KEPT"));
        diagnosis
                .slots()
                .forEach(slot -> table.row(
                        slot.name(),
                        text(slot.plugin()),
                        slot.active() ? "yes" : "no",
                        slot.walStatus(),
                        slot.retainedBytes() == null ? "–" : bytes(slot.retainedBytes())));
        section("Replication slots", table, diagnosis.slots().size());
    }

    private void tables(DiagnosisDocument diagnosis) {
        Table table = new Table(
                Column.left("LARGEST TABLES"),
                Column.right("SIZE"),
                Column.right("INDEXES"),
                Column.right("ROWS"),
                Column.right("DEAD"));
        diagnosis
                .tables()
                .forEach(size -> table.row(
                        size.object(),
                        bytes(size.bytes()),
                        size.indexBytes() == null ? "locked" : bytes(size.indexBytes()),
                        String.format(Locale.ROOT, "%,d", size.estimatedRows()),
                        String.format(Locale.ROOT, "%,d", size.deadRows())));
        section("Sizes", table, diagnosis.tables().size());
    }

    private void indexes(DiagnosisDocument diagnosis) {
        Table table = new Table(Column.left("INDEX"), Column.left("TABLE"), Column.right("SIZE"));
        diagnosis.unusedIndexes().forEach(index -> table.row(index.index(), index.table(), bytes(index.bytes())));
        String since = diagnosis.countedSince() == null ? "" : " since " + diagnosis.countedSince();
        section(
                "Not used by any query" + since,
                table,
                diagnosis.unusedIndexes().size());
    }

    private void section(String heading, Table table, int rows) {
        if (rows > 0) {
            terminal.line("");
            terminal.line(heading, Style.BOLD);
            terminal.table(table);
        }
    }

    private static String who(@Nullable String application, @Nullable String role) {
        String shown = text(role);
        return application == null || application.isEmpty() ? shown : application + " (" + shown + ")";
    }

    /** {@code AccessExclusiveLock} says no more than {@code AccessExclusive}. */
    private static String mode(String mode) {
        return mode.endsWith("Lock") ? mode.substring(0, mode.length() - "Lock".length()) : mode;
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "–");
    }

    private static String bytes(long bytes) {
        double size = bytes;
        int power = 0;
        while (power < BINARY.length - 1 && size >= KIBI) {
            size /= KIBI;
            power++;
        }
        return String.format(Locale.ROOT, power == 0 ? "%.0f %s" : "%.1f %s", size, BINARY[power]);
    }
}
