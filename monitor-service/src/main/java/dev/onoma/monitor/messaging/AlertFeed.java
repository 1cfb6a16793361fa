package dev.onoma.monitor.messaging;

import dev.onoma.monitor.notify.Persistence;
import dev.onoma.monitor.notify.Receiver;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Tells the receivers of alerts what is on {@code onoma.alerts}, each on a thread of its own: one that is dead keeps none waiting. */
public final class AlertFeed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AlertFeed.class);

    private final List<ReceiverLoop> loops;

    /**
     * Starts.
     *
     * @param kafka how the broker is reached
     */
    public AlertFeed(
            Map<String, Object> kafka,
            List<Receiver> receivers,
            Function<Receiver, Persistence> persistence,
            MeterRegistry metrics) {
        LOG.infof("Told of alerts: %s", receivers);
        loops = receivers.stream()
                .map(receiver -> new ReceiverLoop(kafka, receiver, persistence.apply(receiver), metrics))
                .toList();
    }

    @Override
    public void close() {
        loops.forEach(ReceiverLoop::stop);
        loops.forEach(ReceiverLoop::close);
    }
}
