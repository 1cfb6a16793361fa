package dev.onoma.planner;

import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.embedded.TestKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real servers of a test: a control database, Kafka, and targets with every kind of trouble. Each test class has a target of its
 * own. Addresses are left in system properties, since tests run in another class loader.
 */
public final class PlannerServers implements QuarkusTestResourceLifecycleManager {

    /** The password of every target; it must be seen nowhere. */
    static final String SECRET = "Hush-4711-geheim";

    /** What lets in who sends alerts. */
    static final String ALERT_TOKEN = "Hush-token-0815";

    static final String ALERT_SECRET = "Hush-secret-0815";

    private static final List<String> SHOPS = List.of(
            "shop", "counter", "factory", "depot", "mill", "yard", "harbour", "wharf", "pier", "quay", "dock", "jetty",
            "live", "empty");
    private static final String SCHEMA = """
            CREATE TABLE "InventoryItem" (id bigint PRIMARY KEY, "tenantId" bigint NOT NULL, "createdAt" timestamptz);
            CREATE TABLE "OrderLine" (id bigint PRIMARY KEY, "itemId" bigint REFERENCES "InventoryItem");
            CREATE TABLE "StockMovement" (id bigint PRIMARY KEY, "itemId" bigint, quantity integer);
            CREATE TABLE document_types (id bigint PRIMARY KEY, label text);
            """;

    private final Map<String, TestDatabase> databases = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();

    @Override
    public Map<String, String> start() {
        try {
            TestDatabase control = TestDatabases.fresh();
            databases.put("control", control);
            settings.put("quarkus.datasource.jdbc.url", control.url());
            settings.put("quarkus.datasource.username", control.user());
            settings.put("quarkus.datasource.password", control.password());
            for (String shop : SHOPS) {
                target(shop, TestDatabases.fresh());
                if (!shop.equals("empty")) {
                    databases.get(shop).execute(SCHEMA);
                }
            }
            locked(control.name());
            forbidden(control.name());
            EarlierTopics.make();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        settings.put("onoma.targets.live.environment", "production");
        settings.put("onoma.targets.nowhere.jdbc-url", "jdbc:postgresql://localhost:1/nothing");
        settings.put("onoma.targets.nowhere.user", "nobody");
        settings.put("onoma.targets.nowhere.password", SECRET);
        settings.put("onoma.targets.nowhere.environment", "staging");
        settings.put("onoma.targets.mill.policy.critical", "pause");
        settings.put("onoma.planner.stream.heartbeat", "200ms");
        settings.put("onoma.alerts.token", ALERT_TOKEN);
        settings.put("onoma.alerts.signature-secret", ALERT_SECRET);
        settings.put("kafka.bootstrap.servers", TestKafka.bootstrapServers());
        settings.put("quarkus.http.test-port", "0");
        databases.forEach((name, database) -> {
            System.setProperty(key(name) + ".url", database.url());
            System.setProperty(key(name) + ".user", database.user());
            System.setProperty(key(name) + ".password", database.password());
            System.setProperty(key(name) + ".name", database.name());
        });
        return settings;
    }

    /** A database of the test: {@code control}, or that of a target. */
    static TestDatabase database(String name) {
        return new TestDatabase(
                System.getProperty(key(name) + ".name"),
                System.getProperty(key(name) + ".url"),
                System.getProperty(key(name) + ".user"),
                System.getProperty(key(name) + ".password"));
    }

    /** A role that may not log in: what a wrong password looks like, also where the server trusts everybody. */
    private void locked(String unique) throws SQLException {
        String role = "planner_locked_" + unique;
        databases.get("control").execute("CREATE ROLE " + role + " NOLOGIN PASSWORD '" + SECRET + "'");
        target("locked", TestDatabases.fresh());
        settings.put("onoma.targets.locked.user", role);
        settings.put("onoma.targets.locked.password", SECRET);
    }

    private void forbidden(String unique) throws SQLException {
        String role = "planner_forbidden_" + unique;
        TestDatabase database = TestDatabases.fresh();
        database.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + SECRET + "'");
        database.execute("REVOKE CONNECT ON DATABASE " + database.name() + " FROM PUBLIC");
        target("forbidden", database);
        settings.put("onoma.targets.forbidden.user", role);
        settings.put("onoma.targets.forbidden.password", SECRET);
    }

    private void target(String name, TestDatabase database) {
        databases.put(name, database);
        settings.put("onoma.targets." + name + ".jdbc-url", database.url());
        settings.put("onoma.targets." + name + ".user", database.user());
        settings.put("onoma.targets." + name + ".password", database.password());
        settings.put("onoma.targets." + name + ".environment", "development");
    }

    private static String key(String name) {
        return "onoma-planner-test." + name;
    }

    @Override
    public void stop() {
        databases.values().forEach(database -> {
            try {
                database.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
