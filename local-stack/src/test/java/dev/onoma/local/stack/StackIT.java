package dev.onoma.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real servers and services that are fakes: tiny programs in the places of the real ones. */
class StackIT {

    private static final Database SECRET = new Database("jdbc:postgresql://db/x", "ada", Optional.of("hush"));

    @TempDir
    Path folder;

    @Test
    void startsEverythingEmbeddedAndKeepsTheDataForTheNextTime() throws Exception {
        FakeService.buildAll(root());
        StackSettings settings = new StackSettings(
                root(), folder.resolve("state"), List.of(), Optional.empty(), Optional.empty(), Ports.free(), false);
        List<String> ready = Collections.synchronizedList(new ArrayList<>());

        try (Stack stack = Stack.start(settings, Stack.targetsOf(settings), (part, where) -> ready.add(part))) {
            execute(stack, "CREATE TABLE kept (n int)");
            JsonNode told =
                    new ObjectMapper().readTree(stack.state().stackFile().toFile());
            assertThat(told.path("planner").asText())
                    .isEqualTo(stack.endpoints().of(Service.PLANNER).toString());
            assertThat(told.path("targets").path("local").asText()).startsWith("jdbc:postgresql://localhost:");
        }
        assertThat(ready)
                .containsExactlyInAnyOrder("PostgreSQL", "Kafka", "planner", "executor", "validator", "monitor");
        assertThat(settings.state().resolve("stack.json")).doesNotExist();

        try (Stack stack = Stack.start(settings, Stack.targetsOf(settings), (part, where) -> {})) {
            execute(stack, "INSERT INTO kept VALUES (1)");
        }
    }

    @Test
    void tellsServicesWhereEverythingIsAndPasswordsByTheEnvironmentOnly() throws Exception {
        FakeService.buildAll(root());

        try (Stack stack = start()) {
            String told = get(stack.endpoints().of(Service.VALIDATOR), "/told");
            assertThat(told)
                    .contains("property kafka.bootstrap.servers=broker:9092\n")
                    .contains("property quarkus.datasource.jdbc.url=jdbc:postgresql://db/x\n")
                    .contains("property onoma.targets.my-shop.jdbc-url=jdbc:postgresql://db/x\n")
                    .contains("property onoma.targets.my-shop.user=ada\n")
                    .contains("property onoma.planner-url=" + stack.endpoints().of(Service.PLANNER) + "\n")
                    .contains("variable ONOMA_TARGETS_MY_SHOP_PASSWORD=hush\n")
                    .contains("variable QUARKUS_DATASOURCE_PASSWORD=hush\n");
            assertThat(told.lines().filter(line -> line.startsWith("property")))
                    .noneMatch(line -> line.contains("hush"));
            assertThat(Files.readString(stack.state().stackFile())).doesNotContain("hush");
        }
    }

    @Test
    void stopsEverythingWhenAServiceDoesNotStartAndShowsWhatItSaid() throws Exception {
        FakeService.buildAll(root(), Service.VALIDATOR);

        assertThatThrownBy(this::start)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("The validator has ended while the stack was starting (exit code 3)")
                .hasMessageContaining("The moon is in the wrong quarter.")
                .hasMessageContaining("logs/validator.log");
        assertThat(ProcessHandle.current().children().filter(this::isOurs)).isEmpty();
    }

    @Test
    void tellsWhichServiceHasEnded() throws Exception {
        FakeService.buildAll(root());

        try (Stack stack = start()) {
            URI monitor = stack.endpoints().of(Service.MONITOR);
            assertThatThrownBy(() -> get(monitor, "/die")).isInstanceOf(IOException.class);

            assertThatThrownBy(stack::await)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("The monitor has ended by itself (exit code 7)")
                    .hasMessageContaining("Goodbye, cruel world.");
        }
    }

    @Test
    void aSecondStackOnTheFolderIsRefused() throws Exception {
        FakeService.buildAll(root());

        try (Stack first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StackException.class)
                    .hasMessage("Another onoma (process %d) uses %s: stop it, or choose a folder by --state"
                            .formatted(ProcessHandle.current().pid(), folder.resolve("state")));
            assertThat(get(first.endpoints().of(Service.PLANNER), "/q/health/ready"))
                    .isEqualTo("{}");
        }
    }

    @Test
    void saysWhatWasNotBuilt() {
        assertThatThrownBy(this::start)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("The planner was not built")
                .hasMessageContaining("./mvnw package");
    }

    private Stack start() throws InterruptedException {
        StackSettings settings = new StackSettings(
                root(),
                folder.resolve("state"),
                List.of(new Target("my-shop", SECRET, "staging", Optional.empty(), Optional.empty())),
                Optional.of("broker:9092"),
                Optional.of(SECRET),
                Ports.free(),
                false);
        return Stack.start(settings, Stack.targetsOf(settings), (part, where) -> {});
    }

    private Path root() {
        return folder.resolve("root");
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(folder.toString());
    }

    private static void execute(Stack stack, String sql) throws Exception {
        try (Connection connection = stack.servers().connect(StackSettings.EMBEDDED_TARGET);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String get(URI service, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
