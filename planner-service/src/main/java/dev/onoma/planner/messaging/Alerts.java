package dev.onoma.planner.messaging;

import dev.onoma.eventlog.Outbox;
import dev.onoma.eventlog.Transaction;
import dev.onoma.events.Alert;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Hands on alerts that came over HTTP. */
@ApplicationScoped
public class Alerts {

    private final DataSource database;

    @Inject
    public Alerts(DataSource database) {
        this.database = database;
    }

    /** Once this returns, the alert will reach {@code onoma.alerts}, whatever dies. */
    public void raise(Alert alert) throws SQLException {
        Transaction.in(database, connection -> {
            Outbox.put(connection, List.of(Envelope.of(alert, Source.PLANNER)));
            return true;
        });
    }
}
