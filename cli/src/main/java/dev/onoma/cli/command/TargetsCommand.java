package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.Service;
import dev.onoma.cli.planner.TargetDocument;
import dev.onoma.cli.planner.TargetDocument.Reachability;
import dev.onoma.cli.terminal.Style;
import dev.onoma.cli.terminal.Table;
import dev.onoma.cli.terminal.Table.Cell;
import dev.onoma.cli.terminal.Table.Column;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Which databases there are. */
@Command(name = "targets", description = "Lists the databases that can be migrated, or looks whether one answers.")
final class TargetsCommand extends OnomaCommand {

    @Parameters(arity = "0..1", paramLabel = "TARGET", description = "Looks whether this one answers.")
    @Nullable
    String target;

    @Override
    ExitCode run(Session session) {
        return target == null ? all(session) : one(session, target);
    }

    private static ExitCode all(Session session) {
        Answer answer = session.get("/targets");
        List<TargetDocument> targets = answer.list(TargetDocument.class);
        session.show(answer, () -> list(session, targets));
        return ExitCode.OK;
    }

    private static void list(Session session, List<TargetDocument> targets) {
        if (targets.isEmpty()) {
            session.terminal().line("No target is configured: set onoma.targets.NAME.jdbc-url of the services.");
            return;
        }
        Table table =
                new Table(Column.left("TARGET"), Column.left("ENVIRONMENT"), Column.left("RUN"), Column.left("STAGE"));
        for (TargetDocument target : targets) {
            table.row(
                    new Cell(target.name(), Style.BOLD),
                    environment(target),
                    Objects.requireNonNullElse(target.activeRun(), "–"),
                    target.activeStage() == null ? "–" : Words.stage(target.activeStage()));
        }
        session.terminal().table(table);
    }

    private static ExitCode one(Session session, String name) {
        Answer answer = session.get("/targets/" + Service.segment(name));
        TargetDocument target = answer.as(TargetDocument.class);
        Reachability reachability = target.reachability();
        boolean reachable = reachability == null || reachability.reachable();
        session.show(answer, () -> {
            list(session, List.of(target));
            if (reachability != null) {
                session.terminal().line(words(reachability), reachable ? Style.GOOD : Style.BAD);
            }
        });
        return reachable ? ExitCode.OK : ExitCode.UNREACHABLE;
    }

    private static String words(Reachability reachability) {
        return reachability.reachable()
                ? "It answers: PostgreSQL "
                        + Objects.requireNonNullElse(reachability.serverVersion(), "of unknown version")
                : Objects.requireNonNullElse(reachability.problem(), "It does not answer.");
    }

    private static Cell environment(TargetDocument target) {
        boolean production = target.environment().equals("PRODUCTION");
        return new Cell(target.environment().toLowerCase(Locale.ROOT), production ? Style.CAUTION : Style.PLAIN);
    }
}
