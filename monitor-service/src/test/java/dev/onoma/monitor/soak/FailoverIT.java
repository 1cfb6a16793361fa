package dev.onoma.monitor.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.monitor.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The target's primary dies, and its standby, which has all of it but the slot, takes its place. */
class FailoverIT {

    private static final String VIEW = "relation public.\"InventoryItem\"";
    private static final Duration ONLY_THE_STREAM_TELLS = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private Shop shop;
    private ShopServer primary;
    private ShopServer standby;

    @BeforeEach
    void startBoth() throws Exception {
        shop = Shop.withLedger();
        primary = ShopServer.expanded(folder.resolve("primary"), shop, Map.of());
        int port = primary.port();
        primary.execute("ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'".formatted(port));
        // A copy made while it is down is a base backup.
        primary.close();
        copy(folder.resolve("primary"), folder.resolve("standby"));
        primary = ShopServer.start(folder.resolve("primary"), port, Map.of());
        standby = ShopServer.start(folder.resolve("standby"), 0, Map.of());
    }

    @AfterEach
    void stopBoth() throws Exception {
        standby.close();
        primary.close();
        shop.close();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.createFile(to.resolve("standby.signal"));
    }

    @Test
    void ofTwoHostsTheNewPrimaryIsWatched() throws Exception {
        String url = "jdbc:postgresql://localhost:%d,localhost:%d/shop?targetServerType=primary"
                .formatted(primary.port(), standby.port());
        try (Scene scene = ShopServer.watched(shop, url, ONLY_THE_STREAM_TELLS)) {
            scene.soak();
            assertThat(scene.alerts).isEmpty();

            primary.close();
            standby.execute("SELECT pg_promote()");

            isWatchedAgain(scene);
        }
    }

    @Test
    void whereTheAddressLeadsToTheNewPrimaryItIsWatched() throws Exception {
        try (Scene scene = primary.watched(shop, ONLY_THE_STREAM_TELLS)) {
            scene.soak();

            int address = primary.port();
            primary.close();
            standby.close();
            standby = ShopServer.start(folder.resolve("standby"), address, Map.of());
            // Whoever comes too early, finds a standby.
            assertThat(scene.awaitAlert("capture").summary()).contains("standby");
            standby.execute("SELECT pg_promote()");

            isWatchedAgain(scene);
        }
    }

    private void isWatchedAgain(Scene scene) throws Exception {
        // Nobody listens yet, or only just: a comparison finds it, or the stream.
        standby.execute("DROP VIEW \"InventoryItem\"");
        scene.awaitDrift(found -> found.object().equals(VIEW));

        AlertRaised gap = scene.awaitAlert("capture-gap");
        assertThat(gap.severity()).isEqualTo(Severity.WARNING);
        assertThat(gap.summary()).contains("onoma_shop_", "missed", "TRUNCATE");
        scene.awaitStream();
        standby.execute("TRUNCATE order_lines");
        assertThat(scene.awaitDrift(found -> found.kind() == DriftKind.DATA).lsn())
                .isNotNull();
    }
}
