package dev.onoma.cli.command;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Says who asks for a change, and asks for a production target's name before it is made (R16). The planner decides whether that is
 * needed.
 */
final class Confirmation {

    private static final String NEEDED = "confirmation-needed";

    @Mixin
    Operator operator;

    @Option(
            names = "--confirm",
            paramLabel = "TARGET",
            description =
                    "The target's name, which a production target asks for; typed instead where there is a terminal.")
    @Nullable
    String confirm;

    /** Sends a request that changes something. */
    Answer post(Session session, String path, Body body) {
        try {
            return session.post(path, body.with("by", operator.name()).with("confirm", confirm));
        } catch (Refused refused) {
            boolean asked = refused.problem().key().equals(NEEDED);
            if (!asked || confirm != null) {
                throw refused;
            }
            String target = refused.problem().document().path("target").asText("");
            return session.post(path, body.with("confirm", typed(session, target)));
        }
    }

    private static String typed(Session session, String target) {
        if (!session.terminal().interactive()) {
            throw new CommandFailure(
                    ExitCode.NOT_CONFIRMED,
                    "Target \"%s\" is production, and there is no terminal to type its name: give it with --confirm %s."
                            .formatted(target, target));
        }
        String name = session.terminal()
                .ask("Target \"%s\" is production. Type its name to go on:".formatted(target))
                .orElse("");
        if (!name.strip().equals(target)) {
            throw new CommandFailure(
                    ExitCode.NOT_CONFIRMED,
                    "\"%s\" is not the name of the target \"%s\": nothing was changed.".formatted(name, target));
        }
        return target;
    }
}
