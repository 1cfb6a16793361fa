package dev.onoma.local.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The operator's own control database and broker: asked before anything is started that would end for the lack of them. */
public final class OutsideServers {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private OutsideServers() {}

    /**
     * Returns when those that are named answer.
     *
     * @throws StackException which says of one that it does not, why, and what to do
     */
    public static void demand(StackSettings settings) throws InterruptedException {
        settings.controlDatabase().ifPresent(OutsideServers::demand);
        if (settings.kafka().isPresent()) {
            demandBroker(settings.kafka().get());
        }
    }

    private static void demand(Database control) {
        Properties properties = new Properties();
        properties.setProperty("user", control.user());
        control.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(PATIENCE.toSeconds()));
        try (Connection connection = DriverManager.getConnection(control.jdbcUrl(), properties)) {
            connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException e) {
            throw new StackException(
                    "The control database %s cannot be used: %s Start it or make it, or correct --control-db; without that option an embedded one is used."
                            .formatted(control, sentence(e.getMessage())),
                    e);
        }
    }

    private static void demandBroker(String kafka) throws InterruptedException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis());
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StackException(
                    "Kafka at %s does not answer: %s Start it, or correct --kafka; without that option an embedded one is used."
                            .formatted(kafka, sentence(cause.getMessage())),
                    e);
        }
    }

    private static String sentence(@Nullable String said) {
        return said == null ? "no reason was given." : said.endsWith(".") ? said : said + ".";
    }
}
