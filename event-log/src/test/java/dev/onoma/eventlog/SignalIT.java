package dev.onoma.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SignalIT {

    private static final String CHANNEL = "onoma_test";
    private static final Duration PATIENCE = Duration.ofMillis(100);

    @Test
    void noticesThatItsConnectionDiedWithoutAWord() throws Exception {
        try (ControlDatabase database = ControlDatabase.fresh();
                Firewall firewall = Firewall.before(port(database))) {
            PGSimpleDataSource source = (PGSimpleDataSource) database.source();
            source.setPortNumbers(new int[] {firewall.port()});
            Signal signal = new Signal(source, CHANNEL, PATIENCE);
            assertThat(signal.await(PATIENCE)).isFalse();
            assertThat(signal.await(PATIENCE)).as("asked, and alive").isFalse();

            firewall.forget();

            CompletableFuture<Void> listening = CompletableFuture.runAsync(() -> listen(signal));
            assertThatThrownBy(() -> listening.get(60, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(SQLException.class)
                    .hasMessageContaining("does not answer");
            assertThatThrownBy(signal::close).isInstanceOf(SQLException.class);
        }
    }

    private static void listen(Signal signal) {
        try {
            while (!signal.await(PATIENCE)) {}
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private static int port(ControlDatabase database) {
        return URI.create(database.database().url().substring("jdbc:".length())).getPort();
    }
}
