package dev.onoma.monitor.cdc;

import io.debezium.connector.base.QueueProvider;
import io.debezium.pipeline.Sizeable;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where one engine's changes wait to be taken. Debezium waits for them in whole milliseconds, and asks without a pause for what is left
 * of the last one: with 16 looks a second that is up to 16 ms of processor time for each database that is watched. Whoever asks again while
 * there is nothing is made to wait a moment here.
 *
 * <p>Debezium finds it by name, and calls it with its own lock held.
 */
public final class PatientQueue implements QueueProvider<Sizeable> {

    static final String NAME = "patient";

    private static final long MOMENT = TimeUnit.MICROSECONDS.toNanos(500);

    private final Queue<Sizeable> changes = new ArrayDeque<>();
    private @Nullable Thread askedInVain;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // How long it may get is Debezium's business.
    }

    @Override
    public void enqueue(Sizeable change) {
        askedInVain = null;
        changes.add(change);
    }

    @Override
    public @Nullable Sizeable poll() {
        return changes.poll();
    }

    @Override
    public int size() {
        if (!changes.isEmpty()) {
            return changes.size();
        }
        // Who puts something in asks as well, but not twice on end.
        Thread asks = Thread.currentThread();
        if (asks.equals(askedInVain)) {
            LockSupport.parkNanos(MOMENT);
        }
        askedInVain = asks;
        return 0;
    }
}
