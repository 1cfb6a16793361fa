package dev.onoma.endtoend.torture;

import dev.onoma.endtoend.site.Site;
import dev.onoma.local.stack.Service;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One more of a service, for as long as a fault takes. */
final class Overtaking {

    /** Kafka gives the partitions of who sleeps to others after six seconds, and looks for such every now and then. */
    private static final long TIME_MILLIS = 8_000;

    private long began;
    private @Nullable AutoCloseable another;

    /** Returns when the other one is ready. */
    void begin(Site site, Service service) throws InterruptedException {
        began = System.nanoTime();
        another = site.startAnother(service);
    }

    /** Returns when who fell asleep before the beginning is taken for dead. */
    void awaitTimeOver() throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(TIME_MILLIS) - (System.nanoTime() - began);
        TimeUnit.NANOSECONDS.sleep(left);
    }

    /** The other one leaves. */
    void end() throws InterruptedException {
        AutoCloseable leaving = another;
        another = null;
        if (leaving != null) {
            try {
                leaving.close();
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("The other one does not leave", e);
            }
        }
    }
}
