package dev.onoma.endtoend.hostile;

import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.command.Command;
import dev.onoma.events.Direction;
import dev.onoma.events.RunId;
import dev.onoma.executor.step.LockPolicy;
import dev.onoma.executor.step.StepScript;
import dev.onoma.executor.step.StepTask;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import dev.onoma.wire.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** One database that schemas come to and go from, and what an executor does to it: its scripts, its ledger, its fence. */
final class Ground implements AutoCloseable {

    private static final LockPolicy POLICY = new LockPolicy(
            Duration.ofMillis(900),
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    /** After so many schemas the catalogue has grown so much that a new database is cheaper. */
    private static final int LIFE = 250;

    private static final String CLEAN = """
            DO $$DECLARE name text; BEGIN
                FOR name IN SELECT nspname FROM pg_namespace
                            WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'onoma') LOOP
                    EXECUTE format('DROP SCHEMA %I CASCADE', name);
                END LOOP;
                CREATE SCHEMA public;
                DELETE FROM onoma.table_rename; DELETE FROM onoma.step_ledger; DELETE FROM onoma.migration_log; DELETE FROM onoma.run;
            END$$""";

    private final Arena arena;
    private final String name;
    private final RunId run = new RunId("run-00000001");
    private Connection connection;
    private Connection executor;
    private int used;

    Ground(Arena arena, String name) throws SQLException {
        this.arena = arena;
        this.name = name;
        arena.renew(name);
        connection = arena.connect(name);
        executor = arena.connectAsExecutor(name);
    }

    Connection connection() {
        return connection;
    }

    /** Makes it empty again. */
    void clean() throws SQLException {
        if (++used % LIFE == 0) {
            renew();
        } else {
            Arena.execute(connection, CLEAN);
        }
    }

    /** Something may have been left that cannot be cleaned away. */
    void renew() throws SQLException {
        close();
        arena.renew(name);
        connection = arena.connect(name);
        executor = arena.connectAsExecutor(name);
    }

    Snapshot snapshot() throws SQLException {
        return new CatalogReader(Scope.all()).read(connection);
    }

    /** The statements that the database took. */
    int load(HostileSchema schema) {
        int taken = 0;
        for (String sql : schema.statements()) {
            try {
                Arena.execute(connection, sql);
                taken++;
            } catch (SQLException taboo) {
                // A name that is taken, or something missing that an earlier statement should have made.
            }
        }
        return taken;
    }

    void fence(PlanId plan, long epoch) throws SQLException {
        try (PreparedStatement fence =
                connection.prepareStatement("SELECT outcome FROM onoma.fence_run(?, ?, 'hostile', ?, 'ada')")) {
            fence.setString(1, run.value());
            fence.setString(2, plan.value());
            fence.setLong(3, epoch);
            fence.execute();
        }
    }

    /** As the executor takes it: the command as it comes from the topic, the script that is made of it. */
    void take(PlannedStep step, Direction direction, long epoch) {
        Command command = switch (direction) {
            case FORWARD -> new Command.ApplyStep(run, "hostile", epoch, step);
            case BACK -> new Command.RevertStep(run, "hostile", epoch, step);
        };
        Command read = Json.read(Json.write(command), Command.class);
        if (!read.equals(command)) {
            throw new Broken("JSON", command + " is read as " + read);
        }
        StepTask task = new StepTask(run, "hostile", epoch, step, direction);
        String script = StepScript.of(task, POLICY, 1, 0).sql();
        try {
            Arena.execute(executor, script);
        } catch (SQLException e) {
            String kind = task.step().getClass().getSimpleName() + ", " + e.getSQLState();
            throw new Broken(kind, e.getMessage() + "\n" + task.step().forward());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        executor.close();
    }
}
