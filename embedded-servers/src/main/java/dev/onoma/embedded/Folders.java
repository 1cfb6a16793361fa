package dev.onoma.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes and removes the folders that servers keep their data in. */
final class Folders {

    private Folders() {}

    /**
     * Makes the folder and those above it.
     *
     * @throws ServerStartException when it cannot be made
     */
    static Path make(Path folder, String server) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ServerStartException(
                    "%s cannot keep its data in %s (%s): choose a folder that can be written"
                            .formatted(server, folder, e),
                    e);
        }
    }

    /** Removes the folder with all it holds; does nothing where there is none. */
    static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try {
            for (Path path : deepestFirst(folder)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the folder " + folder, e);
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
