package dev.onoma.planner.messaging;

import dev.onoma.channel.Outgoing;
import dev.onoma.eventlog.OutboxRelay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Sends what the outbox holds for as long as the service runs. */
@ApplicationScoped
public class Relay {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final DataSource database;
    private final Outgoing outgoing;
    private @Nullable OutboxRelay relay;

    @Inject
    public Relay(DataSource database, Outgoing outgoing) {
        this.database = database;
        this.outgoing = outgoing;
    }

    void onStart(@Observes StartupEvent start) {
        relay = new OutboxRelay(database, outgoing::send, TICK);
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (relay != null) {
            relay.close();
        }
    }
}
