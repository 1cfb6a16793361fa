package dev.onoma.planner.messaging;

import dev.onoma.eventlog.RunStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;

/** Sends once more, at the start, what the states of the runs imply; whoever has done it only answers again. */
@ApplicationScoped
public class Reemission {

    private final RunStore runs;

    @Inject
    public Reemission(RunStore runs) {
        this.runs = runs;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 1) StartupEvent start) throws SQLException {
        sendAgain();
    }

    /** All commands that are outstanding, of all runs. */
    public void sendAgain() throws SQLException {
        runs.reemit();
    }
}
