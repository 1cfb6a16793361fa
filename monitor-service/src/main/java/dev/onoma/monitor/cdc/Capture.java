package dev.onoma.monitor.cdc;

import dev.onoma.monitor.target.Target;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One engine that reads one slot, from where it stands, until it is closed or fails. It is not begun anew. */
public final class Capture implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Capture.class);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int ATTEMPTS = 100;

    /** Takes changes in the order of commits, from one thread. What it has taken is never delivered again, save after a crash. */
    public interface Taker {

        /**
         * Takes them all.
         *
         * @throws InterruptedException when the engine is being closed: nothing of these counts as taken
         */
        void take(List<Change> changes) throws InterruptedException;
    }

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final ChangeReader reader;
    private final Taker taker;
    private final Thread thread;
    private final CountDownLatch streaming = new CountDownLatch(1);
    private volatile @Nullable String failure;

    private Capture(
            Target target,
            Map<String, String> address,
            CaptureVerdict.Ready ready,
            Traffic traffic,
            Taker taker,
            Runnable ended) {
        this.reader = new ChangeReader(ready.token());
        this.taker = taker;
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(EngineSettings.of(address, ready.slot(), ready.begin(), traffic))
                .using(new DebeziumEngine.ConnectorCallback() {
                    @Override
                    public void pollingStarted() {
                        streaming.countDown();
                    }
                })
                .using((success, message, error) -> {
                    failure = Optional.ofNullable(error)
                            .map(Capture::root)
                            .or(() -> Optional.ofNullable(message))
                            .orElse("no reason given");
                    LOG.debugf(error, "%s: %s", target.name(), message);
                })
                .notifying(this::handle)
                .build();
        // A thread of the platform: the engine waits in synchronized methods, and finds its parts by the thread's class
        // loader.
        this.thread = Thread.ofPlatform()
                .name("capture of " + target.name())
                .daemon()
                .unstarted(() -> {
                    engine.run();
                    ended.run();
                });
        thread.setContextClassLoader(Capture.class.getClassLoader());
    }

    /**
     * Begins to read.
     *
     * @param prepared the connection by which the slot was made ready: of several hosts the engine takes the same
     * @param ended is run once, when it has stopped for whatever reason
     */
    public static Capture start(
            Target target,
            Connection prepared,
            CaptureVerdict.Ready ready,
            Traffic traffic,
            Taker taker,
            Runnable ended)
            throws SQLException {
        Capture capture = new Capture(target, target.engineSettings(prepared), ready, traffic, taker, ended);
        capture.thread.start();
        return capture;
    }

    private void handle(
            List<RecordChangeEvent<SourceRecord>> batch, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        List<Change> changes = batch.stream()
                .map(event -> reader.read(event.record()))
                .flatMap(Optional::stream)
                .toList();
        if (!changes.isEmpty()) {
            taker.take(changes);
        }
        for (RecordChangeEvent<SourceRecord> event : batch) {
            committer.markProcessed(event);
        }
        committer.markBatchFinished();
    }

    /** Whether it is still at work. */
    public boolean alive() {
        return thread.isAlive();
    }

    /** Whether it reads the slot by now. */
    public boolean streaming() {
        return streaming.getCount() == 0 && alive();
    }

    /** Why it stopped. */
    public String failure() {
        return Optional.ofNullable(failure).orElse("it was closed");
    }

    /** Stops it, at the latest after 20 s; the slot stays. */
    @Override
    public void close() {
        try {
            closeEngine();
            if (!thread.join(TIME_TO_STOP)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void closeEngine() throws InterruptedException {
        // One that is only starting cannot be stopped.
        for (int attempt = 0;
                attempt < ATTEMPTS && alive() && !streaming.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                attempt++) {
            LOG.debug("Waiting for the engine to have started, so that it can be stopped");
        }
        try {
            engine.close();
        } catch (IOException | IllegalStateException e) {
            LOG.debugf("Closing the engine: %s", e.getMessage());
        }
    }

    private static String root(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
