package dev.onoma.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code ./onoma up} as a user starts it. */
public final class UpProcess implements AutoCloseable {

    private final Process process;
    private final Path state;
    private final JsonNode endpoints;
    private final double seconds;

    private UpProcess(Process process, Path state, JsonNode endpoints, double seconds) {
        this.process = process;
        this.state = state;
        this.endpoints = endpoints;
        this.seconds = seconds;
    }

    /**
     * Starts it and returns when all services are healthy.
     *
     * @throws BenchmarkFailure when it does not come so far
     */
    public static UpProcess start(Path root, Path state) throws InterruptedException {
        long began = System.nanoTime();
        @Nullable Process process = null;
        try {
            process = new ProcessBuilder(root.resolve("onoma").toString(), "up", "--state", state.toString())
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            awaitReady(process);
            JsonNode endpoints =
                    new ObjectMapper().readTree(state.resolve("stack.json").toFile());
            for (Service service : Service.values()) {
                demandHealthy(URI.create(endpoints.path(service.label()).asText()));
            }
            return new UpProcess(process, state, endpoints, (System.nanoTime() - began) / 1e9);
        } catch (IOException | BenchmarkFailure | InterruptedException e) {
            stop(process);
            if (e instanceof InterruptedException interrupt) {
                throw interrupt;
            }
            throw new BenchmarkFailure("./onoma up does not start", e);
        }
    }

    /** It says so itself; a thread goes on reading, or it would block. */
    private static void awaitReady(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Ready after")) {
                Thread.ofVirtual().start(() -> drain(lines));
                return;
            }
        }
        throw new BenchmarkFailure("It ended, and said:\n" + said);
    }

    private static void drain(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // Nobody wanted to know.
        }
    }

    private static void demandHealthy(URI service) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            int status = http.send(
                            HttpRequest.newBuilder(service.resolve("/q/health")).build(), BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new BenchmarkFailure("%s/q/health answers %d".formatted(service, status));
            }
        }
    }

    /** From its start until all services were healthy. */
    public double seconds() {
        return seconds;
    }

    /** The version of its server. */
    public String postgres() throws SQLException {
        return Databases.version(
                new Database(endpoints.path("controlDatabase").asText(), "postgres", Optional.empty()));
    }

    /** What each part holds now. */
    public Map<String, Double> residentMiB() {
        Map<String, Double> parts = new LinkedHashMap<>();
        double all = 0;
        for (Service service : Service.values()) {
            parts.put(
                    service.label(),
                    sum(Footprint.processes(process.toHandle(), service.label() + "-service").stream()));
        }
        parts.put("Kafka and local-stack", sum(Stream.of(process.toHandle())));
        parts.put("PostgreSQL", sum(postgres(state)));
        for (double part : parts.values()) {
            all += part;
        }
        parts.put("all", all);
        return parts;
    }

    private static double sum(Stream<ProcessHandle> processes) {
        return processes
                .mapToDouble(process -> Footprint.of(process).residentMiB())
                .sum();
    }

    /** It is no child of ours. */
    private static Stream<ProcessHandle> postgres(Path state) {
        try {
            String pid = Files.readAllLines(state.resolve("postgres").resolve("postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).stream()
                    .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()));
        } catch (IOException e) {
            throw new BenchmarkFailure("PostgreSQL has left no postmaster.pid", e);
        }
    }

    /** Throws away what a stack that has ended left. */
    public static void discard(Path state) {
        try (Stream<Path> paths = Files.walk(state)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new BenchmarkFailure("The folder " + state + " cannot be removed", e);
        }
    }

    private static void stop(@Nullable Process process) {
        if (process == null) {
            return;
        }
        process.destroy();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it as Ctrl-C does, and returns when it has ended. */
    @Override
    public void close() {
        stop(process);
    }
}
