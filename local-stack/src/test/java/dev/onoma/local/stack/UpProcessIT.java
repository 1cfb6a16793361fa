package dev.onoma.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.local.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as a process of its own, with an embedded PostgreSQL and Kafka, and services that are fakes. */
class UpProcessIT {

    private static final int KILLED_BY_SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void buildServices() throws IOException {
        FakeService.buildAll(folder.resolve("root"));
    }

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void stopsEverythingOnSigterm() throws Exception {
        Process up = up();
        readUntil(up, "Ctrl-C stops everything");
        List<ProcessHandle> parts = parts();

        up.destroy();

        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(KILLED_BY_SIGTERM);
        assertThat(parts).hasSize(Service.values().length).noneMatch(ProcessHandle::isAlive);
        assertThat(folder.resolve("state/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void leavesNoOrphansWhenItIsKilled() throws Exception {
        Process up = up();
        readUntil(up, "Ctrl-C stops everything");
        List<ProcessHandle> parts = parts();

        up.destroyForcibly().waitFor();

        for (ProcessHandle part : parts) {
            part.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void endsWithAReasonWhenAServiceDies() throws Exception {
        Process up = up();
        readUntil(up, "Ctrl-C stops everything");

        ProcessHandle executor = parts().get(Service.EXECUTOR.ordinal());
        executor.destroyForcibly();

        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(1);
        assertThat(rest(up)).contains("The executor has ended by itself").contains("logs/executor.log");
    }

    /** A thread that has died of it would leave a service that answers for its health and does nothing. */
    @Test
    void endsWithAReasonWhenAServiceHasNoMemoryLeft() throws Exception {
        Process up = up();
        readUntil(up, "Ctrl-C stops everything");

        try (HttpClient http = HttpClient.newHttpClient()) {
            http.sendAsync(
                    HttpRequest.newBuilder(serviceUrl(Service.PLANNER, "/gorge"))
                            .build(),
                    BodyHandlers.discarding());

            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(up.exitValue()).isEqualTo(1);
        assertThat(rest(up)).contains("The planner has ended by itself").contains("OutOfMemoryError");
    }

    @Test
    void aSecondOneOnTheFolderSaysWhoHasIt() throws Exception {
        Process first = up();
        readUntil(first, "Ctrl-C stops everything");

        Process second = up();

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(rest(second)).contains("Another onoma (process " + first.pid() + ") uses");
    }

    @Test
    void explainsAWrongCommandLine() throws Exception {
        Process up = run("up", "--prot", "1");

        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(2);
        assertThat(rest(up)).contains("nobody knows \"--prot\" here");
    }

    private Process up() throws IOException {
        return run("up", "--state", folder.resolve("state").toString());
    }

    private Process run(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ONOMA_ROOT", folder.resolve("root").toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static void readUntil(Process process, String words) throws IOException {
        StringBuilder read = new StringBuilder();
        // Not closed: the process goes on writing.
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            read.append(line).append('\n');
            if (line.contains(words)) {
                return;
            }
        }
        throw new AssertionError("It ended without \"" + words + "\":\n" + read);
    }

    private static String rest(Process process) throws IOException {
        return String.join("\n", process.inputReader().lines().toList());
    }

    /** The services, in order. */
    private List<ProcessHandle> parts() throws Exception {
        List<ProcessHandle> parts = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Service service : Service.values()) {
                URI pid = serviceUrl(service, "/pid");
                String answer = http.send(HttpRequest.newBuilder(pid).build(), BodyHandlers.ofString())
                        .body();
                parts.add(ProcessHandle.of(Long.parseLong(answer)).orElseThrow());
            }
        }
        return parts;
    }

    private URI serviceUrl(Service service, String path) throws IOException {
        JsonNode stack =
                new ObjectMapper().readTree(folder.resolve("state/stack.json").toFile());
        return URI.create(stack.path(service.label()).asText() + path);
    }
}
