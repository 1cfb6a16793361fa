package dev.onoma.monitor.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.monitor.Shop;
import dev.onoma.monitor.cdc.CaptureVerdict.Ready;
import dev.onoma.monitor.cdc.CaptureVerdict.Ready.Beginning;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureSetupIT {

    private static final List<String> RELATIONS = List.of("public.\"InventoryItem\"");

    /** Nothing was read from a slot that never was: nothing was missed. */
    @Test
    void aSlotThatCouldNotBeMadeYetIsNoSlotThatIsGone() throws SQLException {
        try (Shop shop = Shop.withLedger();
                Connection connection = shop.database().connect()) {
            refusedWhileSomebodyWrites(shop, connection);

            assertThat(beginning(connection)).isEqualTo(Beginning.FIRST);
            assertThat(CaptureSetup.release(connection)).isTrue();
        }
    }

    @Test
    void aSlotThatSomebodyDroppedIsToldOf() throws SQLException {
        try (Shop shop = Shop.withLedger();
                Connection connection = shop.database().connect()) {
            Ready first = (Ready) prepare(connection);
            CaptureSetup.drop(connection, first.slot());

            assertThat(beginning(connection)).isEqualTo(Beginning.ANEW);
            assertThat(CaptureSetup.release(connection)).isTrue();
        }
    }

    @Test
    void whatWasMissedIsToldAlsoWhenTheNewSlotComesLater() throws SQLException {
        try (Shop shop = Shop.withLedger();
                Connection connection = shop.database().connect()) {
            assertThat(beginning(connection)).isEqualTo(Beginning.FIRST);
            execute(connection, "DROP PUBLICATION " + CapturePublication.NAME);
            refusedWhileSomebodyWrites(shop, connection);

            assertThat(beginning(connection)).isEqualTo(Beginning.ANEW);
            assertThat(CaptureSetup.release(connection)).isTrue();
        }
    }

    private static void refusedWhileSomebodyWrites(Shop shop, Connection connection) throws SQLException {
        try (Connection other = shop.database().connect();
                Statement writing = other.createStatement()) {
            other.setAutoCommit(false);
            writing.execute("UPDATE \"InventoryItem\" SET \"tenantId\" = 2 WHERE id = 1");
            execute(connection, "SET lock_timeout = '200ms'");
            assertThatThrownBy(() -> prepare(connection))
                    .hasMessageContaining("before all transactions that write have ended")
                    .hasMessageContaining("lock timeout");
            other.rollback();
        }
        execute(connection, "SET lock_timeout = '60s'");
    }

    private static Beginning beginning(Connection connection) throws SQLException {
        return ((Ready) prepare(connection)).beginning();
    }

    private static CaptureVerdict prepare(Connection connection) throws SQLException {
        return CaptureSetup.prepare(connection, RELATIONS, "truncate");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
