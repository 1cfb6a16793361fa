package dev.onoma.local.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A service in a process of its own, which ends with this one. */
final class ChildService implements AutoCloseable {

    private static final long GRACE_SECONDS = 15;
    private static final int LOG_LINES_SHOWN = 15;

    private final Service service;
    private final Process process;
    private final int port;
    private final Path log;

    private ChildService(Service service, Process process, int port, Path log) {
        this.service = service;
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts it; it is ready later.
     *
     * @param log written anew; the one of the last time is kept beside it as {@code .log.1}
     */
    static ChildService start(ServiceLaunch launch, Path folder, Path log, Reaper reaper) {
        List<String> command = new ArrayList<>(deafAndModest(launch.service()));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        // What is meant for this program is not meant for the services, which would wonder about it.
        builder.environment().keySet().removeIf(name -> name.matches("ONOMA_(ROOT|TARGET_.*|CONTROL_DB_.*)"));
        builder.environment().putAll(launch.secrets());
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Process process = builder.start();
            reaper.watchService(process.pid());
            return new ChildService(launch.service(), process, launch.port(), log);
        } catch (IOException e) {
            throw new StackException(
                    "The %s cannot be started: %s".formatted(launch.service().label(), e), e);
        }
    }

    /**
     * The terminal's Ctrl-C is for us, who stop the services in order; a process keeps ignoring what its shell ignored. And where the
     * processors are shared, the database and its clients go first, as they do where the services have a machine of their own; with
     * them the executor, which little is asked of and for which all others wait.
     */
    private static List<String> deafAndModest(Service service) {
        int niceness = service == Service.EXECUTOR ? 0 : 5;
        return List.of("/bin/sh", "-c", "trap '' INT HUP; exec nice -n %d \"$@\"".formatted(niceness), "onoma-service");
    }

    Service service() {
        return service;
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Completes when the process has ended, for whatever reason. */
    CompletableFuture<ChildService> ended() {
        return process.onExit().thenApply(process -> this);
    }

    /** Why it has ended, or is not ready, in words for the operator. */
    StackException failure(String what) {
        String how = process.isAlive() ? "" : " (exit code %d)".formatted(process.exitValue());
        return new StackException("The %s %s%s. The whole log is %s, and this its end:%n%s"
                .formatted(service.label(), what, how, log, LogFile.end(log, LOG_LINES_SHOWN)));
    }

    /** Ends it at once, as a crash would. */
    void kill() {
        process.destroyForcibly();
    }

    /** Stops it in good order, or by force when that takes too long. */
    @Override
    public void close() {
        process.destroy();
        boolean interrupted = false;
        boolean gone = false;
        while (!gone) {
            try {
                if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
                gone = !process.isAlive();
            } catch (InterruptedException e) {
                // It has to go before what it uses does.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
