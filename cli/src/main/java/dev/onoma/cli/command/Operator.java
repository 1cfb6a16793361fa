package dev.onoma.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who asks for something. */
final class Operator {

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who asks, for the audit log; without it the user of this system.")
    @Nullable
    String by;

    String name() {
        return by == null ? System.getProperty("user.name", "unknown") : by;
    }
}
