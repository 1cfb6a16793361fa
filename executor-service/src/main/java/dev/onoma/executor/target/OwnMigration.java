package dev.onoma.executor.target;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Marks a migration of the schema {@code onoma} as Onoma's own, as a step is: by the lock on a run, which nobody can take who may not
 * write there. The monitor's event triggers, which may be there when an upgrade comes, do not take it for drift then.
 */
final class OwnMigration implements Callback {

    private static final String MARK = """
        DO $$ BEGIN
            IF to_regclass('onoma.run') IS NOT NULL THEN
                PERFORM FROM onoma.run LIMIT 1 FOR UPDATE;
            END IF;
        END $$\
        """;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(MARK);
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    @Override
    public String getCallbackName() {
        return "own-migration";
    }
}
