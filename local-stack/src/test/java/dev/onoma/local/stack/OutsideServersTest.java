package dev.onoma.local.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutsideServersTest {

    private static final Database NOWHERE =
            new Database("jdbc:postgresql://localhost:1/control", "ada", Optional.of("hush"));

    @Test
    void namesTheControlDatabaseThatDoesNotAnswer() {
        assertThatThrownBy(() -> OutsideServers.demand(settings(Optional.empty(), Optional.of(NOWHERE))))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith(
                        "The control database jdbc:postgresql://localhost:1/control as ada cannot be used: ")
                .hasMessageContaining("refused")
                .hasMessageContaining("--control-db")
                .hasMessageNotContaining("hush");
    }

    @Test
    void namesTheBrokerThatDoesNotAnswer() {
        assertThatThrownBy(() -> OutsideServers.demand(settings(Optional.of("localhost:1"), Optional.empty())))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("Kafka at localhost:1 does not answer: ")
                .hasMessageContaining("--kafka");
    }

    @Test
    void asksNobodyWhereAllIsEmbedded() throws InterruptedException {
        OutsideServers.demand(settings(Optional.empty(), Optional.empty()));
    }

    private static StackSettings settings(Optional<String> kafka, Optional<Database> control) {
        return new StackSettings(Path.of("."), Path.of("state"), List.of(), kafka, control, Ports.free(), false);
    }
}
