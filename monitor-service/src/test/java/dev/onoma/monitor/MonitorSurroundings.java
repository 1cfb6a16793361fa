package dev.onoma.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onoma.embedded.TestKafka;
import dev.onoma.plan.PlannedStep;
import dev.onoma.wire.Json;
import dev.onoma.wire.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What the service needs around it: a broker with Onoma's topics, two targets that soak, and plans and runs over HTTP as the planner
 * serves them. The stage that it reports of all runs is a system property, since tests run in another class loader.
 */
public class MonitorSurroundings implements QuarkusTestResourceLifecycleManager {

    static final String STAGE = "onoma-monitor-test.stage";
    static final List<String> TARGETS = List.of("shop", "store");

    private final Map<String, Shop> shops = new HashMap<>();
    private HttpServer planner;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        System.setProperty(STAGE, "SOAKING");
        try {
            for (String target : TARGETS) {
                settings.putAll(target(target, Shop.expanded()));
            }
            planner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            planner.createContext("/api/v1/plans/", exchange -> answer(exchange, Json.write(shop().plan())));
            planner.createContext("/api/v1/runs/", exchange -> answer(exchange, run()));
            planner.start();
            createTopics();
        } catch (Exception e) {
            throw new IllegalStateException("The servers of the test do not start", e);
        }
        settings.put(
                "onoma.planner-url", "http://localhost:" + planner.getAddress().getPort() + "/");
        settings.put("kafka.bootstrap.servers", TestKafka.bootstrapServers());
        settings.put("quarkus.http.test-port", "0");
        settings.put("onoma.monitor.usage.every", "100ms");
        settings.put("onoma.monitor.drift.every", "200ms");
        return settings;
    }

    private Map<String, String> target(String name, Shop shop) {
        shops.put(name, shop);
        System.setProperty(
                "onoma-monitor-test." + name + ".url", shop.database().url());
        System.setProperty("onoma-monitor-test." + name + ".plan", Json.write(shop.plan()));
        return Map.of(
                "onoma.targets." + name + ".jdbc-url", shop.database().url(),
                "onoma.targets." + name + ".user", shop.database().user(),
                "onoma.targets." + name + ".password", shop.database().password(),
                // A key of another service
                "onoma.targets." + name + ".policy.critical", "pause");
    }

    /** Both have the same schema, and so the same plan. */
    private Shop shop() {
        return shops.get("shop");
    }

    private String run() {
        String steps = shop().plan().steps().stream()
                .map(step -> "{\"number\": %d, \"state\": \"%s\"}".formatted(step.number(), state(step)))
                .collect(Collectors.joining(", "));
        return "{\"stage\": \"%s\", \"epoch\": 1, \"steps\": [%s]}".formatted(System.getProperty(STAGE), steps);
    }

    private String state(PlannedStep step) {
        return shop().standing().contains(step) ? "VALIDATED" : "PENDING";
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.createTopics(Stream.of(Topics.EVENTS, Topics.ALERTS)
                            .map(topic -> new NewTopic(topic, 2, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    @Override
    public void stop() {
        planner.stop(0);
        shops.values().forEach(shop -> {
            try {
                shop.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
