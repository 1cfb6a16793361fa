package dev.onoma.local.demo;

import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Servers;
import dev.onoma.local.stack.Target;
import dev.onoma.local.stack.Target.BusinessRules;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shop's database, its schema once more for the rehearsal, and a copy of it for the comparison. */
final class ShopDatabases {

    static final String TARGET = "shop";
    static final String REHEARSAL = "shop_rehearsal";
    private static final String COPY = "shop_bare";
    private static final String COUNTS = """
            SELECT count(DISTINCT t.table_name), count(*)
            FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
            WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE'""";

    private final Servers servers;
    private final LegacyShop shop;

    ShopDatabases(Servers servers, LegacyShop shop) {
        this.servers = servers;
        this.shop = shop;
    }

    /** Makes and fills them, and writes down how large the shop is; gives the targets, the shop first. */
    List<Target> make(Journal journal) {
        List<Target> targets = makeWithoutCopy(journal, Map.of());
        administer("CREATE DATABASE " + COPY + " TEMPLATE " + TARGET);
        administer("CHECKPOINT");
        return targets;
    }

    /**
     * The same, with nothing for a comparison.
     *
     * @param more keys of the shop's configuration
     */
    List<Target> makeWithoutCopy(Journal journal, Map<String, String> more) {
        Target rehearsal = target(REHEARSAL, Map.of());
        try (Connection connection = servers.connect(REHEARSAL)) {
            shop.loadSchema(connection);
        } catch (SQLException e) {
            throw new DemoFailure("the shop's schema cannot be loaded: " + e.getMessage(), e);
        }
        return List.of(makeShop(journal, more), rehearsal);
    }

    private Target makeShop(Journal journal, Map<String, String> more) {
        Target target = target(TARGET, more);
        try (Connection connection = servers.connect(TARGET);
                Statement statement = connection.createStatement()) {
            shop.loadSchema(connection);
            shop.loadRows(connection);
            // The planner looks there for statements that a view could not serve.
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            // What autovacuum would do in the first minute, in the middle of the measurements.
            statement.execute("VACUUM (ANALYZE)");
            try (ResultSet row = statement.executeQuery(COUNTS)) {
                row.next();
                journal.tables = row.getInt(1);
                journal.columns = row.getInt(2);
            }
        } catch (SQLException e) {
            throw new DemoFailure("the shop cannot be loaded: " + e.getMessage(), e);
        }
        return target;
    }

    private Target target(String name, Map<String, String> more) {
        return new Target(
                name,
                servers.embedded(name),
                "development",
                Optional.of(shop.standard()),
                Optional.of(new BusinessRules(shop.businessRules(), shop.businessRulesByNewNames())),
                more);
    }

    Connection connect() throws SQLException {
        return servers.connect(TARGET);
    }

    Database copy() {
        return servers.embedded(COPY);
    }

    void dropCopy() {
        administer("DROP DATABASE " + COPY + " WITH (FORCE)");
    }

    private void administer(String sql) {
        try (Connection connection = servers.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DemoFailure("%s fails: %s".formatted(sql, e.getMessage()), e);
        }
    }
}
