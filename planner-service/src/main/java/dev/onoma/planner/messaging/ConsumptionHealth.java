package dev.onoma.planner.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is a planner that hears what happens. */
@Readiness
@ApplicationScoped
public class ConsumptionHealth implements HealthCheck {

    private final EventsConsumer events;
    private final AlertsConsumer alerts;

    @Inject
    public ConsumptionHealth(EventsConsumer events, AlertsConsumer alerts) {
        this.events = events;
        this.alerts = alerts;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Events and alerts are handled")
                .status(events.turns() && alerts.turns())
                .withData("events", events.turns())
                .withData("alerts", alerts.turns())
                .build();
    }
}
