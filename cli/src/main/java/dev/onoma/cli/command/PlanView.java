package dev.onoma.cli.command;

import dev.onoma.cli.planner.PlanDocument;
import dev.onoma.cli.planner.PlanDocument.Hazard;
import dev.onoma.cli.planner.PlanDocument.Refusal;
import dev.onoma.cli.planner.PlanDocument.StepTitle;
import dev.onoma.cli.terminal.Style;
import dev.onoma.cli.terminal.Table;
import dev.onoma.cli.terminal.Table.Cell;
import dev.onoma.cli.terminal.Table.Column;
import dev.onoma.cli.terminal.Terminal;
import java.util.List;
import java.util.Locale;

/** How a plan is shown. */
final class PlanView {

    private PlanView() {}

    static void show(Terminal terminal, PlanDocument plan) {
        if (plan.steps() == 0) {
            terminal.line("%s is empty: nothing of target %s is to be renamed.".formatted(plan.id(), plan.target()));
        } else {
            terminal.table(steps(plan.titles()));
        }
        section(
                terminal,
                "Left out",
                plan.refusals().stream().map(PlanView::words).toList());
        if (!plan.undecided().isEmpty()) {
            Findings.explain(terminal, plan.undecided());
        }
        section(
                terminal,
                "Good to know",
                plan.notes().stream().map(PlanView::words).toList());
        section(
                terminal,
                "To acknowledge",
                plan.toAcknowledge().stream().map(PlanView::words).toList());
        terminal.line("");
        terminal.line("%s for target %s: %s (%d expand, %d contract), %s to acknowledge (fingerprint %s)"
                .formatted(
                        plan.id(),
                        plan.target(),
                        Words.count(plan.steps(), "step"),
                        plan.expandSteps(),
                        plan.contractSteps(),
                        Words.count(plan.toAcknowledge().size(), "hazard"),
                        Words.abbreviated(plan.fingerprint())));
    }

    /** What has to be acknowledged, with the codes to do it by. */
    static Table hazards(List<Hazard> hazards) {
        Table table = new Table(Column.left("CODE"), Column.left("HAZARD"));
        hazards.forEach(hazard -> table.row(new Cell(hazard.code(), Style.CAUTION), hazard.message()));
        return table;
    }

    private static Table steps(List<StepTitle> titles) {
        Table table = new Table(
                Column.right("#"), Column.left("PHASE"), Column.left("STEP").atMost(RunView.LONGEST_TITLE));
        titles.forEach(step -> table.row(step.number(), step.phase().toLowerCase(Locale.ROOT), step.title()));
        return table;
    }

    private static void section(Terminal terminal, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        terminal.line("");
        terminal.line(title, Style.BOLD);
        lines.forEach(line -> terminal.line("  " + line));
    }

    private static String words(Hazard hazard) {
        return hazard.code() + ": " + hazard.message();
    }

    private static String words(Refusal refusal) {
        return refusal.object() + ": " + refusal.reason();
    }
}
