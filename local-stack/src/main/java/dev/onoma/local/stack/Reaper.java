package dev.onoma.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * A shell that outlives this JVM by a moment: when the pipe between them closes without a farewell, the JVM was killed, and the
 * shell ends the processes it was told of. So nothing is left behind, whatever happens to us.
 */
final class Reaper implements AutoCloseable {

    private static final String SCRIPT = """
            # Ctrl-C reaches everything in the foreground: this has to stay until the end.
            trap '' INT TERM HUP
            services=
            databases=
            while read -r kind pid; do
              case $kind in
              service) services="$services $pid" ;;
              database) databases="$databases $pid" ;;
              farewell) exit 0 ;;
              esac
            done
            [ -z "$services" ] || kill -TERM $services 2>/dev/null
            # PostgreSQL's fast shutdown.
            [ -z "$databases" ] || kill -INT $databases 2>/dev/null
            for second in 1 2 3 4 5 6 7 8 9 10; do
              kill -0 $services 2>/dev/null || exit 0
              sleep 1
            done
            kill -KILL $services 2>/dev/null
            """;

    private final Process shell;
    private final Writer words;

    private Reaper(Process shell) {
        this.shell = shell;
        this.words = shell.outputWriter(StandardCharsets.UTF_8);
    }

    static Reaper start() {
        try {
            return new Reaper(new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new StackException("No shell can be started: " + e.getMessage(), e);
        }
    }

    /** Ends this service when the JVM is gone. */
    void watchService(long pid) {
        say("service " + pid);
    }

    /** Shuts this PostgreSQL down when the JVM is gone; the data stay whole. */
    void watchDatabase(long pid) {
        say("database " + pid);
    }

    private synchronized void say(String line) {
        try {
            words.write(line + "\n");
            words.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The shell that watches over this process is gone", e);
        }
    }

    /** All that was watched has ended in good order. */
    @Override
    public void close() {
        if (shell.isAlive()) {
            say("farewell");
        }
    }
}
