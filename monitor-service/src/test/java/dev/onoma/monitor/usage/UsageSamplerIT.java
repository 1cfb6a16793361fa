package dev.onoma.monitor.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.monitor.Shop;
import dev.onoma.monitor.drift.DriftWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageSamplerIT {

    private static final QualifiedName ITEMS = QualifiedName.of("public", "InventoryItem");

    private Shop shop;
    private UsageSampler sampler;

    @BeforeEach
    void expand() throws SQLException {
        shop = Shop.expanded();
        sampler = new UsageSampler(DriftWatch.compatibilityViews(shop.standing()));
    }

    @AfterEach
    void drop() throws SQLException {
        shop.close();
    }

    @Test
    void whoReadsByAnOldNameIsSeenWhileTheTransactionLasts() throws SQLException {
        try (Connection client = client("billing")) {
            client.createStatement().execute("SELECT count(*) FROM \"InventoryItem\"");
            assertThat(sample())
                    .containsExactly(new OldNameUse(ITEMS, shop.database().user(), "billing"));

            client.rollback();
            assertThat(sample()).isEmpty();
        }
    }

    @Test
    void whoWritesByAnOldNameIsSeenToo() throws SQLException {
        try (Connection client = client("billing")) {
            client.createStatement().execute("UPDATE \"OrderLine\" SET \"itemId\" = 1");

            assertThat(sample()).extracting(OldNameUse::view).containsExactly(QualifiedName.of("public", "OrderLine"));
        }
    }

    @Test
    void newNamesAndOnomaItselfAreNoUse() throws SQLException {
        try (Connection modern = client("modern");
                Connection validator = client("onoma/validator")) {
            modern.createStatement().execute("SELECT count(*) FROM inventory_items");
            validator.createStatement().execute("SELECT count(*) FROM \"InventoryItem\"");

            assertThat(sample()).isEmpty();
        }
    }

    @Test
    void aSessionWithoutAnApplicationIsSeenByItsRole() throws SQLException {
        try (Connection client = client("")) {
            client.createStatement().execute("SELECT count(*) FROM \"InventoryItem\"");

            assertThat(sample())
                    .containsExactly(new OldNameUse(ITEMS, shop.database().user(), null));
        }
    }

    @Test
    void aRoleWithoutRightsSeesAsMuch() throws SQLException {
        String role = "monitor_watcher_" + shop.database().name();
        shop.database().execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
        try (Connection client = client("billing");
                Connection watcher = shop.database().connect(role, "x")) {
            client.createStatement().execute("SELECT count(*) FROM \"InventoryItem\"");

            assertThat(sampler.sample(watcher)).hasSize(1);
        } finally {
            shop.database().execute("DROP ROLE " + role);
        }
    }

    @Test
    void withoutViewsNobodyIsAsked() throws SQLException {
        assertThat(new UsageSampler(List.of()).sample(shop.database().connect()))
                .isEmpty();
    }

    private List<OldNameUse> sample() throws SQLException {
        try (Connection connection = shop.database().connect()) {
            return sampler.sample(connection);
        }
    }

    private Connection client(String application) throws SQLException {
        Connection client = shop.database().connect();
        try (Statement statement = client.createStatement()) {
            statement.execute("SET application_name = '" + application + "'");
        }
        client.setAutoCommit(false);
        return client;
    }
}
