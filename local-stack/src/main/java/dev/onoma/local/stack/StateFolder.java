package dev.onoma.local.stack;

import dev.onoma.embedded.PostgresServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of a stack, which one process uses at a time; the operating system gives it back when that ends anyhow. */
public final class StateFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;

    private StateFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the folder for this process.
     *
     * @param folder made when it does not exist
     * @throws StackException when another process has it, or it cannot be written
     */
    public static StateFolder open(Path folder) {
        FileChannel channel = null;
        boolean taken = false;
        try {
            Files.createDirectories(folder.resolve("logs"));
            Path file = folder.resolve("lock");
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                throw new StackException("Another onoma (process %s) uses %s: stop it, or choose a folder by --state"
                        .formatted(Files.readString(file).strip(), folder));
            }
            taken = true;
            channel.truncate(0)
                    .write(ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new StateFolder(folder, channel);
        } catch (IOException e) {
            throw new StackException(
                    "Onoma cannot keep its data in %s (%s): choose another folder by --state".formatted(folder, e), e);
        } finally {
            if (!taken) {
                closeQuietly(channel);
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException byThisJvm) {
            return null;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyUseless) {
            // Nothing was written to it.
        }
    }

    public Path path() {
        return folder;
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path kafka() {
        return folder.resolve("kafka");
    }

    /** What {@code name} has to tell. */
    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    /** Tells others where the stack's endpoints are, as long as it runs. */
    public Path stackFile() {
        return folder.resolve("stack.json");
    }

    /** Throws away what an earlier stack left. */
    void empty() {
        if (Files.exists(postgres().resolve("postmaster.pid"))) {
            // Perhaps it still runs, because everything was killed at once: adopted, it can be stopped.
            PostgresServer.start(postgres(), 0, Map.of()).close();
        }
        delete(postgres());
        delete(kafka());
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new StackException("Onoma cannot remove the folder %s: %s".formatted(folder, e), e);
        }
    }

    /** Leaves the folder to the next one; the data stay. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(stackFile());
            channel.close();
        } catch (IOException e) {
            throw new StackException("Onoma cannot leave the folder %s: %s".formatted(folder, e), e);
        }
    }
}
