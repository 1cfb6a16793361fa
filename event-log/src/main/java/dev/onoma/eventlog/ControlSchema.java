package dev.onoma.eventlog;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of this module, all in the schema {@value #NAME} of the control database. */
public final class ControlSchema {

    public static final String NAME = "onoma_control";

    /** Where Flyway finds the migrations. */
    public static final String LOCATION = "classpath:db/event-log";

    private static final String HISTORY = "event_log_migrations";

    private ControlSchema() {}

    /** Creates the tables or brings them up to date. Does nothing where they are. */
    public static void migrate(DataSource source) {
        Flyway.configure(ControlSchema.class.getClassLoader())
                .dataSource(source)
                .locations(LOCATION)
                .schemas(NAME)
                .table(HISTORY)
                .load()
                .migrate();
    }
}
