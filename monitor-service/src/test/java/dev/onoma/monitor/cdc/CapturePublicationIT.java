package dev.onoma.monitor.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CapturePublicationIT {

    @Test
    void tablesMayBeRenamedWhileTheyArePublished() throws Exception {
        try (TestDatabase database = TestDatabases.fresh();
                Connection step = database.connect();
                Statement renaming = step.createStatement();
                Connection monitor = database.connect()) {
            database.execute("CREATE TABLE \"OrderLine\" (id int); CREATE TABLE labels (id int)");
            step.setAutoCommit(false);
            renaming.execute("ALTER TABLE \"OrderLine\" RENAME TO order_lines;"
                    + " CREATE VIEW \"OrderLine\" AS SELECT * FROM order_lines");

            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(monitor));
            await().until(() -> database.ask("SELECT count(*) FROM pg_locks WHERE NOT granted")
                    .equals("1"));
            step.commit();

            publishing.get();
            assertThat(database.ask("SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_publication_tables"))
                    .isEqualTo("labels order_lines");
        }
    }

    private static void publish(Connection connection) {
        try {
            CapturePublication.ensure(
                    connection, List.of("public.\"OrderLine\"", "public.order_lines", "public.labels"), "truncate");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
