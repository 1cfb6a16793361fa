package dev.onoma.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what this JVM logs, Kafka above all, to a file: the screen is for the operator. */
final class ServerLog {

    private static final String FORMAT = "%1$tT.%1$tL %4$-7s [%3$s] %5$s%6$s%n";

    private ServerLog() {}

    /**
     * @param file written anew
     */
    static void to(Path file) {
        System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        LogManager.getLogManager().reset();
        Logger all = Logger.getLogger("");
        all.setLevel(Level.INFO);
        all.addHandler(handler(file));
    }

    private static Handler handler(Path file) {
        try {
            Handler handler = new FileHandler(file.toString(), false);
            handler.setFormatter(new SimpleFormatter());
            return handler;
        } catch (IOException e) {
            throw new StackException("Onoma cannot write %s: %s".formatted(file, e), e);
        }
    }
}
