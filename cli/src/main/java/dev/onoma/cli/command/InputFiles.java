package dev.onoma.cli.command;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a schema is held against instead of its target's own standard. */
final class InputFiles {

    @Option(
            names = "--standard",
            paramLabel = "FILE",
            description = "A naming standard (YAML) instead of the target's own.")
    @Nullable
    Path standard;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "An explicit mapping of old names to new ones (YAML).")
    @Nullable
    Path mapping;

    boolean given() {
        return standard != null || mapping != null;
    }

    Body addTo(Body body) {
        return body.with("standard", read(standard)).with("mapping", read(mapping));
    }

    private static @Nullable String read(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.USAGE, "There is no file " + file + ".");
        } catch (MalformedInputException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " is no text in UTF-8.");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "%s cannot be read (%s).".formatted(file, e));
        }
    }
}
