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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptureSetupIT {

    private static final List<String> RELATIONS = List.of("public.\"InventoryItem\"");

    private Shop shop;
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        shop = Shop.withLedger();
        connection = shop.database().connect();
    }

    @AfterEach
    void end() throws SQLException {
        assertThat(CaptureSetup.release(connection)).isTrue();
        connection.close();
        shop.close();
    }

    /** Nothing was read from a slot that never was: nothing was missed. */
    @Test
    void aSlotThatCouldNotBeMadeYetIsNoSlotThatIsGone() throws SQLException {
        refusedWhileSomebodyWrites();

        assertThat(beginning()).isEqualTo(Beginning.FIRST);
    }

    @Test
    void aSlotThatSomebodyDroppedIsToldOf() throws SQLException {
        Ready first = (Ready) prepare();
        CaptureSetup.drop(connection, first.slot());

        assertThat(beginning()).isEqualTo(Beginning.ANEW);
    }

    @Test
    void whatWasMissedIsToldAlsoWhenTheNewSlotComesLater() throws SQLException {
        assertThat(beginning()).isEqualTo(Beginning.FIRST);
        execute("DROP PUBLICATION " + CapturePublication.NAME);
        refusedWhileSomebodyWrites();

        assertThat(beginning()).isEqualTo(Beginning.ANEW);
    }

    private void refusedWhileSomebodyWrites() throws SQLException {
        try (Connection other = shop.database().connect();
                Statement writing = other.createStatement()) {
            other.setAutoCommit(false);
            writing.execute("UPDATE \"InventoryItem\" SET \"tenantId\" = 2 WHERE id = 1");
            execute("SET lock_timeout = '200ms'");
            assertThatThrownBy(() -> prepare())
                    .hasMessageContaining("before all transactions that write have ended")
                    .hasMessageContaining("lock timeout");
            other.rollback();
        }
        execute("SET lock_timeout = '60s'");
    }

    private Beginning beginning() throws SQLException {
        return ((Ready) prepare()).beginning();
    }

    private CaptureVerdict prepare() throws SQLException {
        return CaptureSetup.prepare(connection, RELATIONS, "truncate");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
