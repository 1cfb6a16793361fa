package dev.onoma.monitor.soak;

import dev.onoma.embedded.PostgresServer;
import dev.onoma.monitor.Shop;
import dev.onoma.plan.PlannedStep;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The shop once more, on a server of its own that may go away. */
final class ShopServer implements AutoCloseable {

    private static final String DATABASE = "shop";

    private final PostgresServer server;

    private ShopServer(PostgresServer server) {
        this.server = server;
    }

    /** Starts it on what is in the folder; port 0 is any. */
    static ShopServer start(Path folder, int port, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("fsync", "off");
        return new ShopServer(PostgresServer.start(folder, port, all));
    }

    /** With both names answering. */
    static ShopServer expanded(Path folder, Shop shop, Map<String, String> settings) throws SQLException {
        ShopServer made = start(folder, 0, settings);
        made.server.createDatabase(DATABASE);
        made.execute(Shop.SCHEMA + Shop.LEDGER);
        for (PlannedStep step : shop.standing()) {
            made.execute(Shop.asTheExecutorDoes(step));
        }
        return made;
    }

    Scene watched(Shop shop, Duration driftEvery) throws Exception {
        return watched(shop, server.jdbcUrl(DATABASE), driftEvery);
    }

    static Scene watched(Shop shop, String url, Duration driftEvery) throws Exception {
        return new Scene(shop.plan(), url, PostgresServer.USER, "", driftEvery);
    }

    int port() {
        return server.port();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
