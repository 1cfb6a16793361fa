package dev.onoma.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Ports;
import dev.onoma.local.stack.StackSettings;
import dev.onoma.local.stack.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpOptionsTest {

    @Test
    void embedsEverythingWhenNothingIsSaid() {
        StackSettings settings = read(Map.of());

        assertThat(settings.targets()).isEmpty();
        assertThat(settings.kafka()).isEmpty();
        assertThat(settings.controlDatabase()).isEmpty();
        assertThat(settings.ports()).isEqualTo(Ports.preferred(8480));
        assertThat(settings.state()).isEqualTo(Path.of(".onoma").toAbsolutePath());
    }

    @Test
    void takesUserFromTheUrlAndThePasswordFromTheEnvironment() {
        StackSettings settings = read(
                Map.of("ONOMA_TARGET_MY_SHOP_PASSWORD", "hush", "ONOMA_CONTROL_DB_USER", "onoma"),
                "--target",
                "my-shop=jdbc:postgresql://db:5433/shop?user=ada&sslmode=require",
                "--environment",
                "my-shop=staging",
                "--control-db=jdbc:postgresql://db/control",
                "--kafka",
                "broker:9092",
                "--port",
                "9000");

        assertThat(settings.targets())
                .containsExactly(new Target(
                        "my-shop",
                        new Database("jdbc:postgresql://db:5433/shop?sslmode=require", "ada", Optional.of("hush")),
                        "staging",
                        Optional.empty(),
                        Optional.empty()));
        assertThat(settings.controlDatabase())
                .contains(new Database("jdbc:postgresql://db/control", "onoma", Optional.empty()));
        assertThat(settings.kafka()).contains("broker:9092");
        assertThat(settings.ports()).isEqualTo(Ports.demanded(9000));
    }

    @Test
    void takesATargetForProductionUnlessSomebodySaysOtherwise() {
        assertThat(read(Map.of(), "--target", "a=jdbc:postgresql://db/a").targets())
                .extracting(Target::environment)
                .containsExactly("production");
    }

    @Test
    void neverShowsAPassword() {
        String shown = read(Map.of("ONOMA_TARGET_A_PASSWORD", "hush"), "--target", "a=jdbc:postgresql://db/a")
                .toString();

        assertThat(shown).contains("jdbc:postgresql://db/a").doesNotContain("hush");
        assertThatThrownBy(() -> read(Map.of(), "--target", "a=jdbc:postgresql://db/a?user=x&password=hush"))
                .hasMessageContaining("ONOMA_TARGET_A_PASSWORD")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> read(Map.of(), "--target", "a=postgresql://ada:hush@db/a"))
                .hasMessageContaining("jdbc:postgresql://HOST:PORT/DATABASE")
                .hasMessageNotContaining("hush");
    }

    @Test
    void refusesWhatCannotBe() {
        assertRefused("no name for a target", "--target", "a b=jdbc:postgresql://db/a");
        assertRefused("there is no --target of that name", "--environment", "a=staging");
        assertRefused(
                "it is production, staging or development",
                "--target",
                "a=jdbc:postgresql://db/a",
                "--environment",
                "a=prod");
        assertRefused("no file", "--target", "a=jdbc:postgresql://db/a", "--standard", "a=/no/such/file.yaml");
        assertRefused("takes a JDBC URL", "--control-db", "jdbc:mysql://db/a");
        assertRefused("whole number", "--port", "65535");
    }

    private static void assertRefused(String because, String... words) {
        assertThatThrownBy(() -> read(Map.of(), words))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(because);
    }

    private static StackSettings read(Map<String, String> environment, String... words) {
        return UpOptions.read(List.of(words), Path.of("."), environment);
    }
}
