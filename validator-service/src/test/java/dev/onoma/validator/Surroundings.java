package dev.onoma.validator;

import com.sun.net.httpserver.HttpServer;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.embedded.TestKafka;
import dev.onoma.naming.Standard;
import dev.onoma.plan.Plan;
import dev.onoma.plan.Planner;
import dev.onoma.validator.check.Schemas;
import dev.onoma.wire.Json;
import dev.onoma.wire.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** What the service needs around it: a broker, a control database, a target, and plans over HTTP as the planner serves them. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {

    private TestDatabase control;
    private TestDatabase target;
    private HttpServer planner;

    @Override
    public Map<String, String> start() {
        try {
            control = TestDatabases.fresh();
            target = TestDatabases.fresh();
            target.execute(Schemas.ORDERS);
            planner = serve(plan());
            createTopics();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", control.url()),
                Map.entry("quarkus.datasource.username", control.user()),
                Map.entry("quarkus.datasource.password", control.password()),
                Map.entry("kafka.bootstrap.servers", TestKafka.bootstrapServers()),
                Map.entry(
                        "onoma.planner-url",
                        "http://localhost:" + planner.getAddress().getPort()),
                Map.entry("onoma.validation.step-patience", "300ms"),
                Map.entry("onoma.targets.shop.jdbc-url", target.url()),
                Map.entry("onoma.targets.shop.user", target.user()),
                Map.entry("onoma.targets.shop.password", target.password()));
    }

    private Plan plan() throws Exception {
        try (Connection connection = target.connect()) {
            Snapshot snapshot = new CatalogReader(Scope.all()).read(connection);
            return Planner.plan("shop", snapshot, Standard.defaults().assess(snapshot));
        }
    }

    private static HttpServer serve(Plan plan) throws Exception {
        byte[] body = Json.write(plan).getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/plans/" + plan.id(), exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            List<NewTopic> topics = List.of(
                            Topics.COMMANDS,
                            Topics.EVENTS,
                            Topics.deadLetters(Topics.COMMANDS),
                            Topics.deadLetters(Topics.EVENTS))
                    .stream()
                    .map(name -> new NewTopic(name, 1, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    @Override
    public void stop() {
        try {
            planner.stop(0);
            target.close();
            control.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
