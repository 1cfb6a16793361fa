package dev.onoma.executor.target;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.command.Command;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.executor.preflight.Preflight;
import dev.onoma.executor.preflight.PreflightLimits;
import dev.onoma.executor.step.LockPolicy;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A fresh database with the schema of {@link Steps}, and an executor's worker on it, without Kafka. */
final class Bench implements AutoCloseable {

    static final RunId RUN = new RunId("run-00000001");
    static final PlanId PLAN = new PlanId("plan-0123456789abcdef");
    static final PreflightLimits LIMITS = new PreflightLimits(
            Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofHours(24), 0.9);

    final TestDatabase database;
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final TargetWorker worker;

    private Bench(TestDatabase database, TargetWorker worker) {
        this.database = database;
        this.worker = worker;
    }

    static Bench start() throws SQLException {
        return start(giveUpAfter(Duration.ofSeconds(30)));
    }

    static Bench start(LockPolicy policy) throws SQLException {
        TestDatabase database = TestDatabases.fresh();
        database.execute(Steps.SCHEMA);
        return new Bench(database, worker(target(database, database.url()), policy));
    }

    /** The same database, worked on by another executor or another way. */
    Bench other(String url, LockPolicy policy) {
        return new Bench(database, worker(target(database, url), policy));
    }

    static Target target(TestDatabase database, String url) {
        return target(url, database.user(), database.password());
    }

    static Target target(String url, String user, @Nullable String password) {
        return new Target("shop", url, user, password, true, Optional.empty(), Duration.ofSeconds(5));
    }

    static TargetWorker worker(Target target, LockPolicy policy) {
        return new TargetWorkers(
                        Map.of(target.name(), target),
                        policy,
                        new Preflight(LIMITS),
                        new ExecutorMetrics(new SimpleMeterRegistry(), Set.of(target.name())))
                .of(target.name());
    }

    static LockPolicy giveUpAfter(Duration patience) {
        return new LockPolicy(
                Duration.ofMillis(100),
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                patience,
                Duration.ofMillis(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(10));
    }

    Event fence(long epoch) {
        return one(new Command.FenceRun(RUN, "shop", epoch, PLAN, null, null, "ann"));
    }

    Event firstFence(RunId run, Fingerprint expected) {
        return one(new Command.FenceRun(run, "shop", 1, PLAN, expected, null, "ann"));
    }

    Event apply(long epoch, PlannedStep step) {
        return one(new Command.ApplyStep(RUN, "shop", epoch, step));
    }

    Event revert(long epoch, PlannedStep step) {
        return one(new Command.RevertStep(RUN, "shop", epoch, step));
    }

    Event close(long epoch) {
        return one(new Command.CloseRun(RUN, "shop", epoch, "ROLLED_BACK"));
    }

    /** The last event that the command leads to. */
    Event one(Command command) {
        return handle(command).getLast();
    }

    /** All events that the command leads to. */
    List<Event> handle(Command command) {
        int before = events.size();
        try {
            worker.handle(command, events::add);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(events.subList(before, events.size()));
    }

    Fingerprint fingerprint() throws SQLException {
        try (Connection connection = database.connect()) {
            return Fingerprint.of(new CatalogReader(Scope.all()).read(connection));
        }
    }

    /** The first column of the first row, as text. */
    String ask(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "no row";
        }
    }

    @Override
    public void close() throws SQLException {
        worker.close();
        database.close();
    }
}
