package dev.onoma.endtoend.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file system of its own, in memory, which can be as good as full from one moment to the next. Mounting it takes root on Linux. */
final class Disk implements AutoCloseable {

    private static final String ROOMY = "4g";
    private static final long LEFT_BYTES = 64 * 1024;

    private final Path folder;

    private Disk(Path folder) {
        this.folder = folder;
    }

    /** Empty where this machine does not let us mount one: the folder then is one like any other. */
    static Optional<Disk> mount(Path folder) {
        Disk disk = new Disk(folder);
        // What an earlier site left that was killed.
        disk.call("umount", folder.toString());
        return disk.call("mount", "-t", "tmpfs", "-o", "mode=755,size=" + ROOMY, "tmpfs", folder.toString())
                ? Optional.of(disk)
                : Optional.empty();
    }

    /** Leaves room for a few pages. */
    void fill() {
        try {
            FileStore store = Files.getFileStore(folder);
            long used = store.getTotalSpace() - store.getUnallocatedSpace();
            resize(Long.toString(used + LEFT_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("How full is " + folder, e);
        }
    }

    /** Somebody made room. */
    void free() {
        resize(ROOMY);
    }

    private void resize(String size) {
        if (!call("mount", "-o", "remount,size=" + size, folder.toString())) {
            throw new IllegalStateException("%s cannot be made %s big".formatted(folder, size));
        }
    }

    private boolean call(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        call("umount", folder.toString());
    }
}
