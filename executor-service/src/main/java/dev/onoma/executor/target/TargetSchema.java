package dev.onoma.executor.target;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Creates and upgrades the schema {@code onoma} of targets, once per target and process. Executors that come at the same time wait
 * for each other on Flyway's lock.
 */
public final class TargetSchema {

    /** Where everything of Onoma's on a target lives. */
    static final String NAME = "onoma";

    private final Set<String> upToDate = ConcurrentHashMap.newKeySet();

    /**
     * @throws SQLException when it cannot be created or upgraded; the next call tries again
     */
    public void ensure(Target target) throws SQLException {
        if (upToDate.contains(target.name())) {
            return;
        }
        try {
            Flyway.configure(TargetSchema.class.getClassLoader())
                    .dataSource(target.dataSource())
                    .schemas(NAME)
                    .defaultSchema(NAME)
                    .createSchemas(true)
                    // The schema may hold what the monitor made.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .resourceProvider(new MigrationFiles())
                    // All or nothing: whoever sees the ledger sees all that belongs to it.
                    .group(true)
                    .callbacks(new OwnMigration())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw reason(e);
        }
        upToDate.add(target.name());
    }

    /** Flyway's own texts quote statements and addresses at length; what the target said is enough. */
    private static SQLException reason(FlywayException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException("The schema onoma cannot be upgraded: " + thrown.getMessage(), thrown);
    }

    /** The migrations by name: listing a folder of a jar depends on who loads the classes, reading a file does not. */
    static Stream<String> files() {
        return Stream.of(
                        "V1__ledger_and_logs.sql",
                        "V2__functions_of_a_step.sql",
                        "V3__functions_of_a_run.sql",
                        "V4__transaction_of_a_step.sql",
                        "V5__names_taken_back.sql",
                        "V6__rows_of_a_step.sql",
                        "V7__who_holds_at_a_glance.sql",
                        "V8__locks_do_not_wait_for_the_disk.sql",
                        "V9__who_holds_in_this_database.sql",
                        // Beside the steps that call them, in migration-plan.
                        "R__dependants.sql",
                        "R__dependants_found.sql")
                .map("db/target/"::concat);
    }
}
