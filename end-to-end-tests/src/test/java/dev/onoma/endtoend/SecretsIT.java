package dev.onoma.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.local.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Passwords, tokens and keys are known words here. After a whole life of a run and everything that can go wrong with a login, a
 * webhook and a mail server, they are to be found nowhere: in no file that the stack left, be it a log, a message or an event, in no
 * answer, in no output of the command line, and in no list of processes.
 */
class SecretsIT {

    private static final List<String> CLI_COMMANDS =
            List.of("targets", "scan guarded", "scan wrong", "scan nowhere", "events");

    private final List<String> heard = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void areFoundNowhere() throws Exception {
        try (GuardedStack stack = GuardedStack.start()) {
            live(stack);
            List<String> seen = new ArrayList<>(heard);
            seen.addAll(commandLines());
            for (String secret : GuardedStack.SECRETS) {
                assertThat(seen).as("answers, output and processes").noneMatch(text -> text.contains(secret));
                assertThat(filesWith(stack.folder(), secret)).as("files").isEmpty();
            }
        }
    }

    /** Through every stage, and along every way that ends with a refusal. */
    private void live(GuardedStack stack) throws Exception {
        Planner planner = new Planner(stack.url(Service.PLANNER));
        String run = planner.approvedRun("guarded");
        planner.start(run);
        planner.awaitStage(run, "SOAKING", 1);
        for (String target : List.of("guarded", "wrong", "nowhere", "unknown")) {
            hear(planner.post("plans", Map.of("target", target)).body());
            hear(planner.get("targets/" + target + "/diagnosis").body());
            hear(planner.get("targets/" + target).body());
        }
        alert(stack, "not-the-token", 401);
        alert(stack, GuardedStack.TOKEN, 202);
        stack.awaitFailedNotifications();
        planner.contract(run);
        planner.awaitStage(run, "COMPLETED", 1);
        planner.rollBack(run);
        planner.awaitStage(run, "ROLLED_BACK", 1);
        for (String path : List.of("runs/" + run, "events?limit=1000", "targets", "plans", "runs")) {
            hear(planner.get(path).body());
        }
        for (String path :
                List.of("api/v1/runs/" + run + "/report", "q/openapi", "q/config", "q/info", "q/health", "q/metrics")) {
            for (Service service : Service.values()) {
                heard.add(text(stack.url(service).resolve("/" + path)));
            }
        }
        for (String command : CLI_COMMANDS) {
            heard.add(cli(stack, command));
        }
        assertThat(heard).as("the wrong password was tried").anyMatch(text -> text.contains("target-login-failed"));
        assertThat(heard).as("what nobody answers was tried").anyMatch(text -> text.contains("target-unreachable"));
    }

    private void alert(GuardedStack stack, String token, int status) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stack.url(Service.PLANNER).resolve("/api/v1/alerts"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("""
                        {"id": "outside-1", "target": "wrong", "kind": "outside", "severity": "CRITICAL", "source": "test",
                         "summary": "told by a test"}"""))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        heard.add(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private void hear(JsonNode answer) {
        heard.add(answer.toString());
    }

    private String text(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    private static String cli(GuardedStack stack, String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("../cli/target/cli.jar").toAbsolutePath().normalize().toString()));
        words.addAll(List.of(command.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("ONOMA_URL", stack.url(Service.PLANNER).toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** What everybody on the machine can see of this process and those it started. */
    private static List<String> commandLines() {
        return ProcessHandle.current()
                .descendants()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<Path> filesWith(Path folder, String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, secret))
                    .toList();
        }
    }

    private static boolean contains(Path file, String secret) {
        try {
            return Objects.requireNonNull(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .contains(secret);
        } catch (IOException gone) {
            // The server has removed it meanwhile.
            return false;
        }
    }
}
