package dev.onoma.benchmarks.load;

import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.local.stack.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A transaction that has read a table and stays open, as that of a report or a dump; whoever wants to rename the table has to wait. */
public final class Reader {

    private final CompletableFuture<Void> gone;

    private Reader(CompletableFuture<Void> gone) {
        this.gone = gone;
    }

    /** Returns when the table has been read. */
    public static Reader start(Database database, String table, Duration howLong) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("ApplicationName", "bench reader");
        Connection connection = Databases.connect(database, settings);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM \"" + table + "\"");
        }
        return new Reader(CompletableFuture.runAsync(
                () -> leave(connection), CompletableFuture.delayedExecutor(howLong.toMillis(), TimeUnit.MILLISECONDS)));
    }

    private static void leave(Connection connection) {
        try (connection) {
            connection.commit();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** Returns when the transaction is over. */
    public void await() {
        gone.join();
    }
}
