package dev.onoma.monitor.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onoma.embedded.KafkaBroker;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.monitor.Shop;
import dev.onoma.monitor.cdc.CaptureSetup;
import dev.onoma.monitor.messaging.KafkaOutput;
import dev.onoma.wire.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that go away, and servers that give less than the stream needs. */
class FaultsIT {

    private static final String VIEW = "relation public.\"InventoryItem\"";

    @TempDir
    private Path folder;

    @Test
    void aTargetThatRestartsIsReadOnAndWhatWasDoneMeanwhileIsFound() throws Exception {
        try (Shop shop = Shop.withLedger()) {
            ShopServer server = ShopServer.expanded(folder.resolve("pg"), shop, Map.of());
            int port = server.port();
            try (Scene scene = server.watched(shop, Duration.ofMinutes(10))) {
                scene.soak();
                server.close();
                server = ShopServer.start(folder.resolve("pg"), port, Map.of());
                server.execute("DROP VIEW \"InventoryItem\"");

                scene.awaitDrift(found -> found.object().equals(VIEW));

                server.execute("TRUNCATE order_lines");
                scene.awaitDrift(found -> found.kind() == DriftKind.DATA);
            } finally {
                server.close();
            }
        }
    }

    @Test
    void whatABrokerThatIsAwayCannotTakeItGetsWhenItIsBack() throws Exception {
        Path data = folder.resolve("kafka");
        KafkaBroker broker = KafkaBroker.start(data, 0);
        String address = broker.bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.EVENTS, 1, (short) 1), new NewTopic(Topics.ALERTS, 1, (short) 1)))
                    .all()
                    .get();
        }
        try (Shop shop = Shop.withLedger();
                Scene scene = Scene.of(shop)) {
            SimpleMeterRegistry metrics = new SimpleMeterRegistry();
            scene.sayTo(new KafkaOutput(Map.of("bootstrap.servers", address), metrics, OpenTelemetry.noop()));
            shop.take(shop.standing());
            scene.soak();
            broker.close();
            shop.database().execute("DROP VIEW \"InventoryItem\"");

            broker = KafkaBroker.start(data, Integer.parseInt(address.substring(address.indexOf(':') + 1)));

            await().atMost(Scene.PATIENCE).until(() -> firstEvent(address).contains("drift-detected"));
            await().atMost(Scene.PATIENCE).until(() -> counted(metrics, "CRITICAL") == 1);
        } finally {
            broker.close();
        }
    }

    private static double counted(SimpleMeterRegistry metrics, String severity) {
        return metrics.find("onoma.monitor.alerts").tag("severity", severity).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String firstEvent(String address) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(Topics.EVENTS, 0)));
            consumer.seekToBeginning(consumer.assignment());
            for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofSeconds(2))) {
                return event.value();
            }
            return "";
        }
    }

    @Test
    void withoutLogicalWalItSaysSoAndCompares() throws Exception {
        try (Shop shop = Shop.withLedger();
                ShopServer server = ShopServer.expanded(folder.resolve("pg"), shop, Map.of("wal_level", "replica"));
                Scene scene = server.watched(shop, Duration.ofMillis(100))) {
            scene.goTo("SOAKING", 1);
            AlertRaised alert = scene.awaitAlert("capture");
            assertThat(alert.severity()).isEqualTo(Severity.WARNING);
            assertThat(alert.summary()).contains("wal_level", "restart");
            // Only a second look can see a change.
            server.execute("CREATE TABLE before_it (id int)");

            server.execute("DROP VIEW \"InventoryItem\"");

            scene.awaitDrift(found -> found.object().equals(VIEW));
        }
    }

    @Test
    void aRoleWithoutRightsIsToldWhatItLacksAndCompares() throws Exception {
        try (Shop shop = Shop.withLedger()) {
            String role = "watcher_" + shop.database().name();
            shop.take(shop.standing());
            shop.database()
                    .execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA onoma TO " + role
                            + "; GRANT SELECT ON onoma.step_ledger TO " + role);
            try (Scene scene = new Scene(shop.plan(), shop.database().url(), role, "x", Duration.ofMillis(100))) {
                scene.goTo("SOAKING", 1);
                assertThat(scene.awaitAlert("capture").summary()).contains("lacks a right", "comparing");

                shop.database().execute("DROP VIEW \"InventoryItem\"");

                assertThat(scene.awaitDrift(found -> found.object().equals(VIEW))
                                .lsn())
                        .isNull();
            } finally {
                shop.database().execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
            }
        }
    }

    @Test
    void aRoleThatMayDropOnlyTheSlotGivesUpThat() throws Exception {
        try (Shop shop = Shop.withLedger()) {
            String role = "leaver_" + shop.database().name();
            shop.take(shop.standing());
            try (Scene scene = Scene.of(shop)) {
                scene.soak();
                scene.stopMonitor();
                shop.database()
                        .execute("CREATE ROLE " + role
                                + " LOGIN REPLICATION PASSWORD 'x'; GRANT USAGE ON SCHEMA onoma TO " + role);
                try (Connection leaver =
                        DriverManager.getConnection(shop.database().url(), role, "x")) {
                    assertThat(CaptureSetup.release(leaver)).isTrue();
                }
                assertThat(scene.truth("SELECT NOT EXISTS (SELECT FROM pg_replication_slots"
                                + " WHERE database = current_database())"))
                        .isTrue();
            } finally {
                shop.database().execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
            }
        }
    }
}
