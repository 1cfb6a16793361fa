package dev.onoma.cli.command;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import dev.onoma.cli.planner.PlanDocument.SqlFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The folder that a plan's SQL is written to. */
final class SqlFolder {

    private static final List<String> OF_STEPS = List.of("forward", "rollback");
    private static final String STEP_FILE = "[0-9][0-9][0-9][0-9]-*.sql";

    private final Path folder;

    private SqlFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks at it before anything is asked of the planner.
     *
     * @param force take it although it is not empty
     */
    static SqlFolder open(Path folder, boolean force) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new CommandFailure(ExitCode.USAGE, folder + " is no folder: choose another one with -o.");
            }
            if (!force && Files.exists(folder) && !isEmpty(folder)) {
                throw new CommandFailure(
                        ExitCode.USAGE, folder + " is not empty: choose another folder, or overwrite with --force.");
            }
            return new SqlFolder(folder);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** Writes them and says how many there were. */
    int write(List<SqlFile> files) {
        try {
            // Step files of an earlier plan beside those of this one would be run with them.
            for (String name : OF_STEPS) {
                removeSteps(folder.resolve(name));
            }
            for (SqlFile file : files) {
                Path path = inside(file.name());
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, file.content());
            }
            return files.size();
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private Path inside(String name) {
        try {
            Path path = folder.resolve(name).normalize();
            if (path.startsWith(folder.normalize()) && !path.equals(folder.normalize())) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                "The planner names a file \"" + name
                        + "\", which would not be in the folder: nothing more is written.");
    }

    private static void removeSteps(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> steps = Files.newDirectoryStream(folder, STEP_FILE)) {
            for (Path step : steps) {
                Files.delete(step);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            return !content.iterator().hasNext();
        }
    }

    private static CommandFailure failed(Path folder, IOException e) {
        return new CommandFailure(
                ExitCode.USAGE, "%s cannot be written (%s): choose another folder with -o.".formatted(folder, e));
    }
}
