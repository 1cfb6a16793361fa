package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.RunDocument;
import picocli.CommandLine.Option;

/** Shows what becomes of a run that was asked for something: at once, or until it comes to rest. */
final class Following {

    @Option(
            names = {"-w", "--watch"},
            description = "Shows progress until the run comes to rest; Ctrl-C ends the watching, not the run.")
    boolean watch;

    /**
     * @param answer the run, right after it was asked
     */
    ExitCode show(Session session, Answer answer, Ending ending) {
        RunDocument run = answer.as(RunDocument.class);
        if (watch) {
            return end(session, Watch.from(session, run), ending);
        }
        session.show(answer, () -> RunView.summary(session.terminal(), run));
        if (!Ending.atRest(run.stage())) {
            session.hint("Follow it: onoma run " + run.id() + " --watch");
        }
        return ExitCode.OK;
    }

    /** Follows a run that is under way, its past included. */
    ExitCode attach(Session session, RunDocument run) {
        return end(session, Watch.fromTheBeginning(session, run), Ending.of(run.stage()));
    }

    private static ExitCode end(Session session, Watch watch, Ending ending) {
        Answer last = watch.untilAtRest();
        RunDocument run = last.as(RunDocument.class);
        session.show(last, () -> {
            session.terminal().line("");
            RunView.summary(session.terminal(), run);
        });
        next(session, run);
        return ending.exitCode(run.stage());
    }

    private static void next(Session session, RunDocument run) {
        switch (run.stage()) {
            case "SOAKING" ->
                session.hint("Both names answer. Next: onoma contract %s, or onoma rollback %s"
                        .formatted(run.id(), run.id()));
            case "PAUSED" -> session.hint("Next: onoma resume %s, or onoma rollback %s".formatted(run.id(), run.id()));
            case "NEEDS_OPERATOR" ->
                session.hint("Mend what the failure names, then: onoma rollback %s".formatted(run.id()));
            default -> {}
        }
    }
}
