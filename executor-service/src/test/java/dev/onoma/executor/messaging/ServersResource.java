package dev.onoma.executor.messaging;

import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.embedded.TestKafka;
import dev.onoma.executor.target.Steps;
import dev.onoma.wire.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Kafka with Onoma's topics, and two targets: shop and store. */
public class ServersResource implements QuarkusTestResourceLifecycleManager {

    private final Map<String, TestDatabase> databases = new HashMap<>();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", TestKafka.bootstrapServers());
        settings.put("quarkus.http.test-port", "0");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.createTopics(Stream.of(Topics.COMMANDS, Topics.EVENTS, Topics.deadLetters(Topics.COMMANDS))
                            .map(topic -> new NewTopic(topic, 2, (short) 1))
                            .toList())
                    .all()
                    .get();
            for (String name : List.of("shop", "store")) {
                settings.putAll(target(name));
            }
            return settings;
        } catch (Exception e) {
            throw new IllegalStateException("The servers of the test do not start", e);
        }
    }

    private Map<String, String> target(String name) throws SQLException {
        TestDatabase database = TestDatabases.fresh();
        database.execute(Steps.SCHEMA);
        databases.put(name, database);
        return Map.of(
                "onoma.targets." + name + ".jdbc-url", database.url(),
                "onoma.targets." + name + ".user", database.user(),
                "onoma.targets." + name + ".password", database.password(),
                // A key of another service
                "onoma.targets." + name + ".policy.critical", "pause");
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
