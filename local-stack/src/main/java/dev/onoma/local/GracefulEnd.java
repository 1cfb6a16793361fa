package dev.onoma.local;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes Ctrl-C and SIGTERM an interrupt of the main thread, and holds the JVM's end back until that has cleaned up. */
final class GracefulEnd {

    private static final long LONGEST_CLEANING_SECONDS = 90;

    private GracefulEnd() {}

    /** Runs the program in this thread. */
    static <T> T during(Callable<T> program) throws Exception {
        Thread main = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(main, done), "graceful-end"));
        try {
            return program.call();
        } finally {
            done.countDown();
        }
    }

    private static void end(Thread main, CountDownLatch done) {
        if (done.getCount() == 0) {
            return;
        }
        main.interrupt();
        try {
            boolean cleaned = done.await(LONGEST_CLEANING_SECONDS, TimeUnit.SECONDS);
            if (!cleaned) {
                System.err.println("onoma: stopping takes too long; what is left ends with this process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
