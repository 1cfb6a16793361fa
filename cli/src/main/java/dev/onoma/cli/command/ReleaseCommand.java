package dev.onoma.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.Service;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a target up. */
@Command(
        name = "release",
        description =
                "Gives a target up that no run holds: the monitor removes its slot, publication and event triggers there, and watches it"
                        + " no more, until the next run.")
final class ReleaseCommand extends OnomaCommand {

    @Parameters(paramLabel = "TARGET", description = "The target's name.")
    String target;

    @Mixin
    Confirmation confirmation;

    @Override
    ExitCode run(Session session) {
        Answer answer = confirmation.post(session, "/targets/" + Service.segment(target) + "/release", new Body());
        session.show(answer, () -> session.terminal().line(words(answer.json().path("runs"))));
        return ExitCode.OK;
    }

    private String words(JsonNode runs) {
        List<String> names = new ArrayList<>();
        runs.forEach(run -> names.add(run.asText()));
        return names.isEmpty()
                ? "Target \"%s\" is watched for no run.".formatted(target)
                : "Target \"%s\" is released: %s. The monitor removes what it made there."
                        .formatted(target, String.join(", ", names));
    }
}
