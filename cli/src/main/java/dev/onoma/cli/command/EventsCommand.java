package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.EventDocument;
import dev.onoma.cli.planner.EventStream;
import dev.onoma.cli.planner.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What happened. */
@Command(
        name = "events",
        description =
                "Lists what happened, oldest first, and with --follow what goes on happening. With --json each event"
                        + " is a line of its own.")
final class EventsCommand extends OnomaCommand {

    private static final int AT_ONCE = 1_000;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on with what happens, until Ctrl-C; a lost connection is made again.")
    boolean follow;

    @Option(names = "--after", paramLabel = "CURSOR", description = "Only what came after this event.")
    long after;

    @Option(names = "--run", paramLabel = "RUN", description = "Only of this run.")
    @Nullable
    String run;

    @Option(names = "--target", paramLabel = "TARGET", description = "Only of this target.")
    @Nullable
    String target;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only of this type, such as step-applied.")
    @Nullable
    String type;

    @Override
    ExitCode run(Session session) {
        if (follow) {
            stream(session);
        } else {
            pages(session);
        }
        return ExitCode.OK;
    }

    private void stream(Session session) {
        try (EventStream stream = session.events(query(after, Map.of()), session.terminal()::notice)) {
            stream.follow(data -> show(session, Answer.read("The planner's event stream", data)));
        }
    }

    private void pages(Session session) {
        long cursor = after;
        while (true) {
            Answer answer = session.get("/events" + query(cursor, Map.of("limit", AT_ONCE)));
            EventDocument.Page page = answer.as(EventDocument.Page.class);
            answer.json().path("events").forEach(event -> show(session, new Answer(answer.from(), event)));
            // A cursor that stands still would make this go on for ever.
            if (page.events().isEmpty() || page.next() <= cursor) {
                return;
            }
            cursor = page.next();
        }
    }

    private String query(long cursor, Map<String, ?> more) {
        Map<String, Object> parameters = new LinkedHashMap<>(more);
        parameters.put("after", cursor);
        parameters.put("run", run == null ? "" : run);
        parameters.put("target", target == null ? "" : target);
        parameters.put("type", type == null ? "" : type);
        return Service.query(parameters);
    }

    private static void show(Session session, Answer answer) {
        EventDocument event = answer.as(EventDocument.class);
        if (session.json()) {
            session.terminal().json(answer.compact());
        } else {
            session.terminal().line(EventLine.of(event));
        }
    }
}
