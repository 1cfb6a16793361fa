package dev.onoma.benchmarks.stack;

import dev.onoma.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long processors have worked, and for whom, in seconds; the difference of two moments tells where the time went.
 *
 * @param seconds by part; {@value #MACHINE} is everything on the machine
 */
public record Busy(Map<String, Double> seconds) {

    /** All there is. */
    public static final String MACHINE = "machine";

    /** What is not ours: with nothing else running, PostgreSQL and the system. */
    public static final String REST = "PostgreSQL and system";

    private static final int FIRST_TIME = 1;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int LAST_TIME = 8;
    // What one tick is worth: USER_HZ, which is 100 on every architecture that Java runs on (proc(5)).
    private static final double TICKS_PER_SECOND = 100;

    /** Up to now. */
    public static Busy now() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            seconds.put(
                    service.label(),
                    Footprint.processes(ProcessHandle.current(), service.label() + "-service").stream()
                            .mapToDouble(Busy::seconds)
                            .sum());
        }
        seconds.put("Kafka and benchmark", seconds(ProcessHandle.current()));
        seconds.put(MACHINE, machine());
        return new Busy(seconds);
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal (proc(5)). */
    private static double machine() {
        try {
            String[] words =
                    Files.readAllLines(Path.of("/proc/stat")).getFirst().split("\\s+");
            double ticks = Arrays.stream(words, FIRST_TIME, LAST_TIME)
                    .mapToDouble(Double::parseDouble)
                    .sum();
            return (ticks - Double.parseDouble(words[IDLE]) - Double.parseDouble(words[WAITING])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new BenchmarkFailure("The work of processors can be read on Linux only", e);
        }
    }

    /** What was done since an earlier moment, the machine's work divided into that of ours and the rest. */
    public Map<String, Double> since(Busy earlier) {
        Map<String, Double> done = new LinkedHashMap<>();
        // Processes that have ended in between are missing.
        seconds.forEach((part, now) ->
                done.put(part, Math.max(0, now - earlier.seconds().getOrDefault(part, 0.0))));
        double machine = done.getOrDefault(MACHINE, 0.0);
        double ours = done.values().stream().mapToDouble(Double::doubleValue).sum() - machine;
        done.put(REST, Math.max(0, machine - ours));
        return done;
    }
}
