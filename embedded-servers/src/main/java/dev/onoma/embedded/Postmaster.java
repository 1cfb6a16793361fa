package dev.onoma.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL that still runs on a data folder, because the JVM that started it was killed.
 *
 * @param options the command line it was started with, as in its {@code postmaster.opts}
 */
record Postmaster(long pid, int port, String options) {

    // Lines of postmaster.pid, from 0: src/include/utils/pidfile.h of PostgreSQL.
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** The one that runs on this folder, if any; a file left by a machine that went down does not count. */
    static Optional<Postmaster> runningOn(Path dataFolder) {
        Path pidFile = dataFolder.resolve("postmaster.pid");
        Path optionsFile = dataFolder.resolve("postmaster.opts");
        if (Files.notExists(pidFile) || Files.notExists(optionsFile)) {
            return Optional.empty();
        }
        try {
            return read(Files.readAllLines(pidFile), Files.readString(optionsFile));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pidFile, e);
        }
    }

    private static Optional<Postmaster> read(List<String> lines, String options) {
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(PID_LINE).strip());
        int port = Integer.parseInt(lines.get(PORT_LINE).strip());
        boolean alive = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        return alive ? Optional.of(new Postmaster(pid, port, options)) : Optional.empty();
    }

    /** Whether it is as good as one started now: on this port (0: on any) and with these settings. */
    boolean serves(int wantedPort, Map<String, String> settings) {
        return (wantedPort == 0 || wantedPort == port)
                && settings.entrySet().stream()
                        .allMatch(setting ->
                                options.contains("\"%s=%s\"".formatted(setting.getKey(), setting.getValue())));
    }
}
