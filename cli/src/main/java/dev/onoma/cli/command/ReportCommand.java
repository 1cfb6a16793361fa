package dev.onoma.cli.command;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a run was like. */
@Command(
        name = "report",
        description =
                "Tells what a run was like, up to now: time line, steps, blocked time, checks, drift, alerts, old names in use and"
                        + " health. HTML has pictures and is one file.")
final class ReportCommand extends OnomaCommand {

    /** In what a report is written. */
    enum Format {
        MD("text/markdown"),
        HTML("text/html"),
        JSON("application/json");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    @Parameters(paramLabel = "RUN", description = "The run's name.")
    String run;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes it there instead of showing it; the file's ending says the format.")
    @Nullable
    Path file;

    @Option(names = "--format", paramLabel = "FORMAT", description = "md (the default), html or json.")
    @Nullable
    Format format;

    @Override
    ExitCode run(Session session) {
        Format wanted = wanted(session);
        String path = "/runs/" + Service.segment(run) + "/report";
        String report = wanted == Format.JSON
                ? session.get(path).pretty()
                : session.text(path, wanted.mediaType).stripTrailing();
        if (file != null) {
            write(file, report);
            session.hint("Written to " + file);
        } else if (wanted == Format.JSON) {
            session.terminal().json(report);
        } else {
            session.terminal().text(report);
        }
        return ExitCode.OK;
    }

    private Format wanted(Session session) {
        if (format != null) {
            return format;
        }
        String name = file == null ? "" : String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (session.json() || name.endsWith(".json")) {
            return Format.JSON;
        }
        return name.endsWith(".html") || name.endsWith(".htm") ? Format.HTML : Format.MD;
    }

    private static void write(Path file, String report) {
        try {
            Files.writeString(file, report + "\n");
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "%s cannot be written (%s): choose another file with -o.".formatted(file, e));
        }
    }
}
