package dev.onoma.planner;

import dev.onoma.eventlog.ControlSchema;
import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.PlanStore;
import dev.onoma.eventlog.RunStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.InstantSource;
import javax.sql.DataSource;

/** The planner's own database, brought up to date before anything uses it. */
@ApplicationScoped
public class ControlDatabase {

    private final DataSource database;
    private final PlannerConfig config;

    @Inject
    public ControlDatabase(DataSource database, PlannerConfig config) {
        this.database = database;
        this.config = config;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        ControlSchema.migrate(database);
    }

    @Produces
    @Singleton
    EventLog eventLog() {
        return new EventLog(database);
    }

    @Produces
    @Singleton
    PlanStore planStore() {
        return new PlanStore(database);
    }

    @Produces
    @Singleton
    RunStore runStore(PlanStore plans) {
        return new RunStore(
                database, plans, InstantSource.system(), config.planner().window());
    }
}
