package dev.onoma.endtoend.site;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java cannot send by itself. */
final class Signals {

    private Signals() {}

    /** @param name such as {@code STOP} */
    static void send(String name, ProcessHandle process) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("kill -" + name, e);
        }
    }
}
