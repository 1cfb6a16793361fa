package dev.onoma.planner.report;

import static dev.onoma.planner.report.Section.Cell.name;
import static dev.onoma.planner.report.Section.Cell.sentence;
import static dev.onoma.planner.report.Section.Cell.words;
import static dev.onoma.planner.report.Section.Column.left;
import static dev.onoma.planner.report.Section.Column.right;

import dev.onoma.events.Verdict;
import dev.onoma.planner.report.Report.BlockedTime;
import dev.onoma.planner.report.Report.Check;
import dev.onoma.planner.report.Report.Span;
import dev.onoma.planner.report.Report.StepLine;
import dev.onoma.planner.report.Section.Cell;
import dev.onoma.planner.report.Section.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was done, and what was found when everything was looked at. */
final class Sections {

    private Sections() {}

    static Section timeline(Report report) {
        return new Section(
                "Time line",
                "Times are UTC.",
                List.of(left("Stage"), left("From"), right("For"), left("Why")),
                report.stages().stream().map(Sections::row).toList());
    }

    private static List<Cell> row(Span span) {
        return List.of(
                new Cell(Wording.stage(span.stage()), kind(span.stage())),
                words(Wording.time(span.from())),
                words(span.until() == null ? "till now" : Wording.span(span.millis())),
                sentence(span.reason()));
    }

    private static Kind kind(String stage) {
        return switch (stage) {
            case "COMPLETED", "SOAKING" -> Kind.GOOD;
            case "PAUSED", "ROLLING_BACK", "ROLLED_BACK" -> Kind.CAUTION;
            case "NEEDS_OPERATOR" -> Kind.BAD;
            default -> Kind.WORDS;
        };
    }

    static Section blocked(Report report) {
        BlockedTime blocked = report.blocked();
        return new Section(
                "Blocked time",
                blocked.transactions() == 0
                        ? "No step has come to its end."
                        : "The longest that a client can have waited for one step, over all of them, those taken back included.",
                List.of(
                        right("Steps done"),
                        right("p50 ms"),
                        right("p99 ms"),
                        right("Longest ms"),
                        right("Waited without a lock ms")),
                blocked.transactions() == 0
                        ? List.of()
                        : List.of(List.of(
                                words(String.valueOf(blocked.transactions())),
                                words(Unit.number(blocked.p50Millis())),
                                words(Unit.number(blocked.p99Millis())),
                                words(Unit.number(blocked.maxMillis())),
                                words(Unit.number(blocked.waitedMillis())))));
    }

    static Section steps(Report report) {
        return new Section(
                "Steps",
                report.steps().isEmpty()
                        ? "No step was tried."
                        : "Rows are those of the relation by the statistics before the run, not counted; no step moves any.",
                List.of(
                        right("#"),
                        left("Step"),
                        left("Outcome"),
                        right("Rows, about"),
                        right("Attempts"),
                        right("Waited ms"),
                        right("Blocked ms"),
                        right("Undone, blocked ms"),
                        left("Remarks")),
                report.steps().stream().map(Sections::row).toList());
    }

    private static List<Cell> row(StepLine step) {
        return List.of(
                words(String.valueOf(step.number())),
                name(step.title()),
                outcome(step),
                words(Wording.rows(step.estimatedRows())),
                words(Wording.attempts(step.applied())),
                words(Wording.waited(step.applied())),
                words(Wording.held(step.applied())),
                words(Wording.held(step.reverted())),
                sentence(remarks(step)));
    }

    private static Cell outcome(StepLine step) {
        Kind kind = switch (step.outcome()) {
            case VALIDATED -> Kind.GOOD;
            case APPLIED -> Kind.WORDS;
            case BLOCKED, REVERTED -> Kind.CAUTION;
            case REJECTED, FAILED -> Kind.BAD;
        };
        return new Cell(step.outcome().name().toLowerCase(Locale.ROOT), kind);
    }

    private static String remarks(StepLine step) {
        List<String> remarks = new ArrayList<>();
        if (step.problem() != null) {
            remarks.add(step.problem());
        }
        if (!step.blockers().isEmpty()) {
            remarks.add(
                    step.blockers().stream().map(Steps::words).collect(Collectors.joining("; ", "waited for ", "")));
        }
        return String.join("; ", remarks);
    }

    static Section checks(Report report) {
        return new Section(
                "Checks",
                report.checks().isEmpty() ? "Nothing was validated as a whole." : "",
                List.of(
                        left("When"),
                        left("At"),
                        left("Outcome"),
                        right("Checks"),
                        right("Warnings"),
                        right("Failures")),
                report.checks().stream().map(Sections::row).toList());
    }

    private static List<Cell> row(Check check) {
        return List.of(
                words(check.what()),
                words(Wording.time(check.at())),
                check.passed() ? new Cell("passed", Kind.GOOD) : new Cell("failed", Kind.BAD),
                words(check.looks() == null ? Wording.NOTHING : String.valueOf(check.looks())),
                words(count(check, Verdict.Outcome.WARNING)),
                words(count(check, Verdict.Outcome.FAILED)));
    }

    private static String count(Check check, Verdict.Outcome outcome) {
        return String.valueOf(check.verdicts().stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .count());
    }

    /** The warnings and failures of all checks. */
    static Section findings(Report report) {
        List<List<Cell>> rows = new ArrayList<>();
        report.checks()
                .forEach(check -> check.verdicts()
                        .forEach(verdict -> rows.add(List.of(
                                words(check.what()),
                                name(verdict.check()),
                                outcome(verdict),
                                name(verdict.object()),
                                sentence(verdict.message()),
                                name(String.join(", ", verdict.samples()))))));
        return new Section(
                "Findings",
                "",
                List.of(left("When"), left("Check"), left("Outcome"), left("Object"), left("Message"), left("Samples")),
                rows);
    }

    private static Cell outcome(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASSED -> new Cell("passed", Kind.GOOD);
            case WARNING -> new Cell("warning", Kind.CAUTION);
            case FAILED -> new Cell("failed", Kind.BAD);
        };
    }
}
