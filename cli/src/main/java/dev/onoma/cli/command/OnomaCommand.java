package dev.onoma.cli.command;

import dev.onoma.cli.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands are: some work in a session, and an exit code. */
abstract class OnomaCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    abstract ExitCode run(Session session);

    @Override
    public final Integer call() {
        Onoma onoma = (Onoma) spec.root().userObject();
        try (Session session = onoma.session()) {
            return run(session).number();
        }
    }
}
