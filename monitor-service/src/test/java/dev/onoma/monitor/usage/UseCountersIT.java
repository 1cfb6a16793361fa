package dev.onoma.monitor.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.UseCounter;
import dev.onoma.monitor.Shop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UseCountersIT {

    private static final String ITEMS = "public.\"InventoryItem\"";
    private static final String LINES = "public.\"OrderLine\"";

    private Shop shop;
    private UseCounters counters;

    @BeforeEach
    void plan() throws SQLException {
        shop = Shop.counted();
        counters = new UseCounters(shop.standing());
    }

    @AfterEach
    void drop() throws SQLException {
        shop.close();
    }

    @Test
    void aSessionOpenedBeforeTheViewsIsCounted() throws SQLException {
        try (Connection client = shop.database().connect()) {
            shop.expand();
            execute(client, "SELECT count(*) FROM \"InventoryItem\"");
            execute(client, "SELECT count(*) FROM inventory_items");
            flush(client);

            assertThat(read()).extracting(UseCounter::relation).containsExactly(ITEMS, LINES);
            assertThat(read()).extracting(UseCounter::calls).containsExactly(1L, 0L);
        }
    }

    @Test
    void aResetIsSeenAndSoIsAnotherProbe() throws SQLException {
        shop.expand();
        try (Connection client = shop.database().connect()) {
            execute(client, "SELECT count(*) FROM \"InventoryItem\"");
            flush(client);
            long probe = read().getFirst().probe();
            execute(client, "SELECT pg_stat_reset_single_function_counters(" + probe + ")");

            assertThat(read().getFirst()).isEqualTo(new UseCounter(ITEMS, probe, 0));
        }
    }

    @Test
    void whatDoesNotCountIsLeftToTheSamples() throws SQLException {
        shop.expand();
        shop.database()
                .execute(
                        "DO $$ DECLARE p regprocedure; BEGIN FOR p IN SELECT oid FROM pg_proc WHERE proname LIKE 'uses\\_%'"
                                + " LOOP EXECUTE 'ALTER FUNCTION ' || p || ' RESET ALL'; END LOOP; END $$");

        assertThat(read()).isEmpty();
    }

    @Test
    void aRoleWithoutRightsReadsAsMuch() throws SQLException {
        shop.expand();
        String role = "monitor_counter_" + shop.database().name();
        shop.database().execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
        try (Connection watcher = shop.database().connect(role, "x")) {
            assertThat(counters.read(watcher)).hasSize(2);
        } finally {
            shop.database().execute("DROP ROLE " + role);
        }
    }

    private List<UseCounter> read() throws SQLException {
        try (Connection connection = shop.database().connect()) {
            return counters.read(connection);
        }
    }

    /** Has the session hand in what it counted. */
    private static void flush(Connection client) throws SQLException {
        execute(client, "SELECT pg_stat_force_next_flush()");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
