package dev.onoma.validator.target;

import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.postgresql.Driver;

/** One target, read only: the server itself refuses every write of these connections. */
public final class TargetDatabase implements AutoCloseable {

    // Below PostgreSQL's deadlock_timeout: whoever waits for whom, it is the validator that gives way.
    private static final Duration LOCK_TIMEOUT = Duration.ofMillis(900);

    private static final Duration KEPT_IDLE = Duration.ofSeconds(10);

    private final String name;
    private final int connections;
    private final AgroalDataSource pool;
    private final CatalogReader reader;
    private final Lock moments = new ReentrantLock();

    private TargetDatabase(String name, int connections, AgroalDataSource pool, CatalogReader reader) {
        this.name = name;
        this.connections = connections;
        this.pool = pool;
        this.reader = reader;
    }

    /** Makes the pool; the first connection is made when it is asked for, so the target need not be there yet. */
    public static TargetDatabase open(String name, TargetSettings settings, Scope scope) {
        try {
            // One more than read a whole run: steps of another are looked at meanwhile.
            AgroalDataSource pool = AgroalDataSource.from(pool(settings, settings.connections() + 1));
            return new TargetDatabase(name, settings.connections(), pool, new CatalogReader(scope));
        } catch (SQLException impossible) {
            throw new IllegalStateException(
                    "The pool of connections to target \"" + name + "\" cannot be made", impossible);
        }
    }

    private static AgroalDataSourceConfigurationSupplier pool(TargetSettings settings, int size) {
        return new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(size)
                        .acquisitionTimeout(settings.connectTimeout().plus(settings.statementTimeout()))
                        .idleValidationTimeout(Duration.ofSeconds(5))
                        // Between two phases of a run the server has better use for them, above all one with many
                        // databases.
                        .reapTimeout(KEPT_IDLE)
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        // Without it a connection that broke goes back to the pool, and comes out of it again and
                        // again.
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(factory -> {
                            factory.connectionProviderClass(Driver.class)
                                    .jdbcUrl(settings.jdbcUrl())
                                    .principal(new NamePrincipal(settings.user()))
                                    .jdbcProperty("ApplicationName", "onoma/validator")
                                    .jdbcProperty("connectTimeout", seconds(settings.connectTimeout()))
                                    // Longer than the server's own timeout: it only fires when the server is gone.
                                    .jdbcProperty(
                                            "socketTimeout",
                                            seconds(settings.statementTimeout().plusSeconds(10)))
                                    .jdbcProperty("options", options(settings));
                            settings.password().ifPresent(secret -> factory.credential(new SimplePassword(secret)));
                            return factory;
                        }));
    }

    /** Compiling the checks' queries would take longer than running them. */
    private static String options(TargetSettings settings) {
        return "-c default_transaction_read_only=on -c jit=off"
                + " -c statement_timeout=" + settings.statementTimeout().toMillis()
                + " -c lock_timeout=" + LOCK_TIMEOUT.toMillis();
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }

    public String name() {
        return name;
    }

    /** How many connections may read it at a time. */
    public int connections() {
        return connections;
    }

    /** To be held while several connections are taken at once. */
    Lock moments() {
        return moments;
    }

    /** A connection in auto-commit mode; to be closed. */
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    /** The catalogue at one moment. */
    public Snapshot readCatalogue() throws SQLException {
        try (Connection connection = connect()) {
            return reader.read(connection);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return "target " + name;
    }
}
